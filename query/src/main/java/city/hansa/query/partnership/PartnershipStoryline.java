package city.hansa.query.partnership;

import city.hansa.api.CityId;
import city.hansa.api.NetworkId;
import city.hansa.api.PartnershipId;
import city.hansa.api.Party;
import city.hansa.api.Recorded;
import city.hansa.api.Subject;
import city.hansa.api.date.Edtf;
import city.hansa.api.partnership.PartnershipEvent;
import city.hansa.api.partnership.PartnershipEvent.AgreementSigned;
import city.hansa.api.partnership.PartnershipEvent.CouncilResolutionRecorded;
import city.hansa.api.partnership.PartnershipEvent.MilestoneRecorded;
import city.hansa.api.partnership.PartnershipEvent.PartnershipDeclined;
import city.hansa.api.partnership.PartnershipEvent.PartnershipEnteredIntoForce;
import city.hansa.api.partnership.PartnershipEvent.PartnershipExpired;
import city.hansa.api.partnership.PartnershipEvent.PartnershipFigureReported;
import city.hansa.api.partnership.PartnershipEvent.PartnershipKindChanged;
import city.hansa.api.partnership.PartnershipEvent.PartnershipProposed;
import city.hansa.api.partnership.PartnershipEvent.PartnershipPutDormant;
import city.hansa.api.partnership.PartnershipEvent.PartnershipReaffirmed;
import city.hansa.api.partnership.PartnershipEvent.PartnershipResumed;
import city.hansa.api.partnership.PartnershipEvent.PartnershipTerminated;
import city.hansa.api.partnership.PartnershipEvent.PartyJoined;
import city.hansa.api.partnership.PartnershipEvent.PartyWithdrew;
import city.hansa.api.partnership.PartnershipEvent.SinceClaimed;
import city.hansa.api.partnership.PartnershipEvent.SupportAttached;
import city.hansa.api.partnership.PartnershipEvent.TermRenewed;
import city.hansa.api.partnership.PartnershipEvent.TermSet;
import city.hansa.api.value.Theme;
import city.hansa.api.view.CityRef;
import city.hansa.api.view.NetworkRef;
import city.hansa.query.timeline.Sentence;
import city.hansa.query.timeline.Storyline;
import city.hansa.query.timeline.Strand;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a partnership's facts are told: in its own timeline, in those of its parties, and where they name a city, in that
 * city's too, for it may have left before they were recorded.
 */
public final class PartnershipStoryline implements Storyline<PartnershipEvent> {

    @Override
    public Subject.Kind kind() {
        return Subject.Kind.PARTNERSHIP;
    }

    @Override
    public Class<PartnershipEvent> protocol() {
        return PartnershipEvent.class;
    }

    /** The partnership first, then its parties. */
    @Override
    public Strand strand(@Nullable Strand before, Recorded<PartnershipEvent> recorded) {
        if (recorded.event() instanceof PartnershipProposed proposed) {
            return strand(proposed.partnershipId(), proposed.parties(), proposed.themes());
        }
        if (before == null) {
            throw new IllegalStateException("a partnership is proposed first, not " + recorded.event());
        }
        return switch (recorded.event()) {
            case PartyJoined(_, var city) -> new Strand(and(before.subjects(), city.value()), before.themes());
            case PartyWithdrew(_, var city, _) -> new Strand(without(before.subjects(), city.value()), before.themes());
            case PartnershipKindChanged changed -> new Strand(before.subjects(), changed.themes());
            case PartnershipProposed _,
                    MilestoneRecorded _,
                    CouncilResolutionRecorded _,
                    PartnershipDeclined _,
                    AgreementSigned _,
                    PartnershipEnteredIntoForce _,
                    PartnershipReaffirmed _,
                    PartnershipPutDormant _,
                    PartnershipResumed _,
                    TermSet _,
                    TermRenewed _,
                    PartnershipExpired _,
                    PartnershipTerminated _,
                    SupportAttached _,
                    SinceClaimed _,
                    PartnershipFigureReported _ -> before;
        };
    }

    @Override
    public Sentence sentence(Strand strand, Recorded<PartnershipEvent> recorded) {
        var event = recorded.event();
        var sentence = Sentence.of(recorded)
                .with("parties", parties(strand))
                .with("by", by(recorded.envelope().party()));
        return switch (event) {
            case PartnershipProposed proposed ->
                sentence.with("kind", term(proposed.kind())).with("framework", proposed.framework());
            case MilestoneRecorded(_, var milestone, var city, var place, var note) ->
                of(city, sentence)
                        .with("milestone", term(milestone))
                        .with("place", ref(place))
                        .with("note", note);
            case CouncilResolutionRecorded(_, var city, var decision, var body, var ref) ->
                of(city, sentence)
                        .with("decision", term(decision))
                        .with("body", body)
                        .with("ref", ref);
            case PartnershipDeclined(_, var by) -> of(by, sentence);
            case AgreementSigned signed ->
                signedBy(signed.signatories(), sentence)
                        .with("act", term(signed.act()))
                        .with("place", ref(signed.place()))
                        .with("venue", signed.venue());
            case PartnershipEnteredIntoForce(_, var rule, var basisDate, var accepted) ->
                sentence.with("rule", term(rule)).with("basisDate", date(basisDate)).with("accepted", accepted);
            case PartnershipReaffirmed(_, var place, var note) -> sentence.with("place", ref(place)).with("note", note);
            case PartnershipKindChanged changed ->
                sentence.with("from", term(changed.from())).with("to", term(changed.to()));
            case PartnershipPutDormant rests ->
                sentence.with("scope", term(rests.scope()))
                        .with("kept", rests.kept())
                        .with("reason", rests.reason())
                        .with("resolution", rests.resolution());
            case PartnershipResumed(_, var jointly, var note) ->
                sentence.with("jointly", jointly ? term("JOINTLY") : null).with("note", note);
            case TermSet(_, var until) -> sentence.with("until", date(until));
            case TermRenewed(_, var from, var until) -> sentence.with("from", date(from)).with("until", date(until));
            case PartnershipExpired(_, var kind, var term) ->
                sentence.with("kind", term(kind)).with("until", date(term));
            case PartnershipTerminated(_, var reason, var resolution) ->
                sentence.with("reason", reason).with("resolution", resolution);
            case PartyJoined(_, var city) -> sentence.with("city", ref(city));
            case PartyWithdrew(_, var city, var reason) -> of(city, sentence).with("reason", reason);
            case SupportAttached(_, var organisation, var role, var programme) ->
                sentence.with("organisation", organisation.name())
                        .with("role", term(role))
                        .with("programme", programme);
            case SinceClaimed(_, var claimant, var city, var since) ->
                of(city, sentence).with("claimant", claimant).with("since", date(since));
            case PartnershipFigureReported(_, var figure) ->
                sentence.with("kind", term(figure.kind()))
                        .with("value", figure.value())
                        .with("qualifier", term(figure.qualifier()))
                        .scope(figure.scope());
        };
    }

    private static Sentence of(@Nullable CityId city, Sentence sentence) {
        return city == null ? sentence : sentence.with("city", ref(city)).alsoOf(city.value());
    }

    private static Sentence signedBy(List<CityId> cities, Sentence sentence) {
        var signed = sentence.with("signatories", cities.stream().map(CityRef::new).toList());
        for (var city : cities) {
            signed = signed.alsoOf(city.value());
        }
        return signed;
    }

    private static Strand strand(PartnershipId id, List<CityId> parties, List<Theme> themes) {
        var cities = parties.stream().map(CityId::value);
        return new Strand(Stream.concat(Stream.of(id.value()), cities).toList(), themes);
    }

    private static List<CityRef> parties(Strand strand) {
        return strand.subjects().stream().skip(1).map(city -> new CityRef(new CityId(city))).toList();
    }

    private static List<UUID> and(List<UUID> subjects, UUID one) {
        var more = new ArrayList<>(subjects);
        more.add(one);
        return more;
    }

    private static List<UUID> without(List<UUID> subjects, UUID one) {
        return subjects.stream().filter(subject -> !subject.equals(one)).toList();
    }

    private static Object by(Party party) {
        return switch (party) {
            case CityId city -> new CityRef(city);
            case NetworkId network -> new NetworkRef(network);
        };
    }

    private static @Nullable CityRef ref(@Nullable CityId city) {
        return city == null ? null : new CityRef(city);
    }

    private static Map<String, String> term(Enum<?> constant) {
        return term(constant.name());
    }

    private static Map<String, String> term(String constant) {
        return Map.of("term", constant);
    }

    private static Map<String, String> date(Edtf day) {
        return Map.of("edtf", day.text());
    }
}
