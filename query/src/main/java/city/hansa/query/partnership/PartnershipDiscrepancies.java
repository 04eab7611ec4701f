package city.hansa.query.partnership;

import city.hansa.api.date.Certainty;
import city.hansa.api.date.Edtf;
import city.hansa.api.partnership.PartnershipView;
import city.hansa.api.partnership.PartnershipView.Claim;
import city.hansa.api.partnership.PartnershipView.Milestone;
import city.hansa.api.view.DiscrepancyKind;
import city.hansa.query.view.Discrepancy;
import city.hansa.query.view.Json;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What does not agree on a partnership: since when each of its parties counts, and what only one of them has told. */
final class PartnershipDiscrepancies {

    static List<Discrepancy> of(PartnershipView partnership, List<JsonNode> facts) {
        var all = new ArrayList<Discrepancy>();
        claims(partnership, all);
        for (var milestone : partnership.milestones()) {
            if (milestone.what().equals("partnership.agreement-signed")) {
                signing(milestone, facts, all);
            }
        }
        return all;
    }

    private static void claims(PartnershipView partnership, List<Discrepancy> all) {
        Map<String, Claim> last = new LinkedHashMap<>();
        partnership.claims().forEach(claim -> last.put(claim.claimant() + " " + claim.city(), claim));
        var byRule = partnership.periods().getLast().since();
        var days = Stream.concat(
                        last.values().stream().map(Claim::since),
                        Stream.ofNullable(byRule).map(since -> since.edtf()))
                .collect(Collectors.toSet());
        if (last.isEmpty() || days.size() < 2) {
            return;
        }
        var item = Json.MAPPER.createObjectNode();
        item.set("between", Json.MAPPER.valueToTree(partnership.periods().getLast().parties()));
        item.put("certainty", certainty(days.stream().toList()).name());
        item.set("claims", Json.MAPPER.valueToTree(last.values()));
        if (byRule != null) {
            item.set("byRule", Json.tree(byRule));
        }
        all.add(new Discrepancy(DiscrepancyKind.COMPETING_CLAIMS, "since", null, item));
    }

    /** Vague days may be the same one. */
    private static Certainty certainty(List<Edtf> days) {
        var first = days.stream().map(Edtf::latest).min(LocalDate::compareTo).orElseThrow();
        var last = days.stream().map(Edtf::earliest).max(LocalDate::compareTo).orElseThrow();
        return Certainty.of(last.isAfter(first), true);
    }

    private static void signing(Milestone signing, List<JsonNode> facts, List<Discrepancy> all) {
        var signatories = signing.details().json().path("signatories").valueStream().map(JsonNode::stringValue).toList();
        var told = new TreeSet<String>();
        var by = signing.by();
        told.add(String.valueOf(by.city() != null ? by.city() : by.network()));
        facts.stream()
                .filter(note -> Discrepancy.is(note, "fact.attested"))
                .filter(note -> note.get("target").stringValue().equals(signing.eventId().toString()))
                .forEach(note -> told.add(note.get("city").stringValue()));
        if (signatories.size() < 2 || told.size() > 1) {
            return;
        }
        var item = Json.MAPPER.createObjectNode();
        item.put("eventId", signing.eventId().toString());
        item.put("what", signing.what());
        item.put("effective", signing.effective().text());
        item.set("recordedBy", Json.tree(by));
        var missing = item.putArray("missing");
        signatories.stream()
                .filter(city -> !told.contains(city))
                .forEach(city -> missing.addObject().put("city", city));
        all.add(new Discrepancy(DiscrepancyKind.ONE_SIDED, signing.eventId().toString(), null, item));
    }

    private PartnershipDiscrepancies() {}
}
