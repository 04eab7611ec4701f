package city.hansa.web.export;

import static java.util.stream.Collectors.joining;

import city.hansa.api.date.Edtf;
import city.hansa.web.export.IatiActivity.Day;
import city.hansa.web.export.IatiActivity.Org;
import city.hansa.web.export.IatiActivity.Taking;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An exchange of help as an activity: goods and persons in words, money as transactions. Of patients no number is told:
 * what is published in many places cannot be held to the size of a group.
 */
final class ExchangeActivity {

    private final ObjectNode exchange;
    private final Map<String, Org> orgs = new LinkedHashMap<>();

    private ExchangeActivity(ObjectNode exchange) {
        this.exchange = exchange;
        for (var participant : exchange.get("participants")) {
            var org = IatiRecord.city(participant)
                    .orElseGet(() -> IatiRecord.organisation(participant.path("organisation")));
            orgs.put(participant.get("key").stringValue(), org);
        }
    }

    /** Empty for one that is not public, in which no city takes part, or of which no first day is known. */
    static Optional<IatiActivity> of(ObjectNode exchange) {
        var began = IatiRecord.day(exchange.at("/since/edtf"));
        return began.isEmpty() || !IatiRecord.isPublic(exchange)
                ? Optional.empty()
                : new ExchangeActivity(exchange).activity(began.get());
    }

    private Optional<IatiActivity> activity(Edtf began) {
        return orgs.values().stream()
                .filter(org -> org.ref() != null)
                .findFirst()
                .map(reporting -> activity(reporting, began));
    }

    private IatiActivity activity(Org reporting, Edtf began) {
        var ended = isClosed() ? IatiRecord.day(last("closures").path("closed")) : Optional.<Edtf>empty();
        return new IatiActivity(
                exchange.get("id").stringValue(),
                reporting,
                exchange.get("recordedAt").stringValue(),
                exchange.path("title").stringValueOpt().orElse(exchange.at("/crisis/name").stringValue()),
                description(),
                taking(),
                status(),
                Stream.concat(
                                Stream.of(new Day(Day.ACTUAL_START, began)),
                                ended.stream().map(on -> new Day(Day.ACTUAL_END, on)))
                        .toList(),
                IatiRecord.goals(exchange.get("themes")),
                exchange.at("/crisis/glide").stringValueOpt().orElse(null),
                true,
                new ExchangeMoney(exchange, orgs, reporting).transactions());
    }

    private boolean isClosed() {
        return exchange.path("standing").asString("").equals("CLOSED");
    }

    private JsonNode last(String list) {
        var all = exchange.get(list);
        return all.path(all.size() - 1);
    }

    private int status() {
        return switch (exchange.path("standing").asString("")) {
            case "ALL_SETTLED", "ACCOUNTED" -> 3;
            case "CLOSED" -> 4;
            default -> 2;
        };
    }

    private List<Taking> taking() {
        return orgs.entrySet().stream()
                .map(org -> new Taking(org.getValue(), role(org.getKey())))
                .toList();
    }

    /** Who gave money funds it, whatever else it gave. */
    private int role(String participant) {
        var gaveMoney = exchange.get("commitments").valueStream()
                .filter(ExchangeMoney::isMoney)
                .anyMatch(line -> line.get("from").stringValue().equals(participant));
        return gaveMoney ? Taking.FUNDING : Taking.IMPLEMENTING;
    }

    private String description() {
        var crisis = "Help between cities in a crisis: " + exchange.at("/crisis/name").stringValue() + ".";
        var needs = exchange.get("needs").valueStream().map(need -> "Needed by " + name(need.get("participant")) + ": "
                + aid(need, need.path("quantity")) + " (" + need.get("on").stringValue() + ").");
        var offers = exchange.get("offers").valueStream().map(offer -> "Offered by " + name(offer.get("from")) + ": "
                + aid(offer, offer.path("quantity")) + " (" + offer.get("on").stringValue() + ").");
        var lines = exchange.get("commitments").valueStream().map(this::line);
        return Stream.of(Stream.of(crisis), needs, offers, lines).flatMap(some -> some).collect(joining("\n"));
    }

    private String line(JsonNode line) {
        var from = "Accepted from " + name(line.get("from")) + " by " + name(line.get("to")) + ": ";
        var balance = line.get("balance");
        var course = isPatients(line)
                ? ""
                : " Of these dispatched " + amount(line, balance.get("dispatched")) + ", received "
                        + amount(line, balance.get("received")) + ", distributed "
                        + amount(line, balance.get("distributed")) + ".";
        return from + aid(line, balance.get("accepted")) + " (" + line.get("on").stringValue() + ")." + course;
    }

    private String name(JsonNode participant) {
        var org = orgs.get(participant.asString(""));
        return org == null ? "?" : org.name();
    }

    private static boolean isPatients(JsonNode entry) {
        return entry.at("/aid/kind").stringValue().equals("PATIENTS");
    }

    private static String aid(JsonNode entry, JsonNode quantity) {
        var item = entry.at("/aid/item").stringValueOpt();
        if (isPatients(entry)) {
            return "care of patients";
        }
        var amount = quantity.isNumber() ? amount(entry, quantity) : "an unknown quantity of";
        return amount + " " + item.orElseGet(() -> entry.at("/aid/kind").stringValue());
    }

    /** In the line's unit: a code of UN/CEFACT for goods, the currency for funds; else persons, sessions or trips. */
    private static String amount(JsonNode entry, JsonNode quantity) {
        if (ExchangeMoney.isMoney(entry)) {
            return ExchangeMoney.text(ExchangeMoney.value(entry, quantity));
        }
        return entry.at("/aid/unit").stringValueOpt()
                .map(unit -> quantity.longValue() + " " + unit)
                .orElseGet(() -> Long.toString(quantity.longValue()));
    }
}
