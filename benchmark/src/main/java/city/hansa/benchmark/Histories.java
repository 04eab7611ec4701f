package city.hansa.benchmark;

import city.hansa.api.CityId;
import city.hansa.api.MembershipId;
import city.hansa.api.NetworkId;
import city.hansa.api.PartnershipId;
import city.hansa.api.city.CityEvent.CityRegistered;
import city.hansa.api.date.Edtf;
import city.hansa.api.envelope.Actor;
import city.hansa.api.envelope.Envelope;
import city.hansa.api.envelope.Role;
import city.hansa.api.membership.DuesState;
import city.hansa.api.membership.MembershipEvent.CommitmentSigned;
import city.hansa.api.membership.MembershipEvent.DuesRecorded;
import city.hansa.api.membership.MembershipEvent.MemberAdmitted;
import city.hansa.api.membership.MembershipEvent.MembershipApplied;
import city.hansa.api.membership.MembershipEvent.MemberWithdrew;
import city.hansa.api.membership.MembershipEvent.OfficeTaken;
import city.hansa.api.membership.Office;
import city.hansa.api.partnership.PartnershipEvent.Act;
import city.hansa.api.partnership.PartnershipEvent.AgreementSigned;
import city.hansa.api.partnership.PartnershipEvent.CouncilResolutionRecorded;
import city.hansa.api.partnership.PartnershipEvent.Decision;
import city.hansa.api.partnership.PartnershipEvent.EntryRule;
import city.hansa.api.partnership.PartnershipEvent.PartnershipEnteredIntoForce;
import city.hansa.api.partnership.PartnershipEvent.PartnershipProposed;
import city.hansa.api.partnership.PartnershipEvent.PartnershipPutDormant;
import city.hansa.api.partnership.PartnershipEvent.PartnershipTerminated;
import city.hansa.api.partnership.PartnershipEvent.Scope;
import city.hansa.api.partnership.PartnershipKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;

/** A history of cities that are twinned and join networks, of any size: streams of seven events, told in turn. */
final class Histories {

    private static final int AT_ONCE = 70;
    private static final int STREAMS_OPEN = 1_000;

    private final Random random = new Random(1);
    private final List<CityId> cities = new ArrayList<>();
    private final List<NetworkId> networks = new ArrayList<>();

    /** Writes about so many events, whose streams are mixed as they are in life; answers how many. */
    static int write(EventStorageEngine engine, int size) {
        var histories = new Histories();
        var written = 0;
        var open = new ArrayList<List<DomainEventMessage<?>>>();
        for (var number = 0; number < Math.max(20, size / 1_000); number++) {
            open.add(histories.city());
        }
        for (var number = 0; number < 20; number++) {
            histories.networks.add(new NetworkId(Ids.next()));
        }
        while (written < size) {
            while (open.size() < STREAMS_OPEN) {
                open.add(histories.random.nextBoolean() ? histories.partnership() : histories.membership());
            }
            Collections.shuffle(open, histories.random);
            var events = new ArrayList<DomainEventMessage<?>>();
            for (var stream : open.subList(0, AT_ONCE)) {
                events.add(stream.removeFirst());
            }
            open.removeIf(List::isEmpty);
            engine.appendEvents(events);
            written += events.size();
        }
        return written;
    }

    private List<DomainEventMessage<?>> city() {
        var city = new CityId(Ids.next());
        cities.add(city);
        return stream("City", city.value(), city, new CityRegistered(city, "City " + cities.size(), "DE", null, List.of()));
    }

    private List<DomainEventMessage<?>> partnership() {
        var one = pick(cities);
        var other = one;
        while (other.equals(one)) {
            other = pick(cities);
        }
        var id = new PartnershipId(Ids.next());
        return stream(
                "Partnership",
                id.value(),
                one,
                new PartnershipProposed(
                        id, PartnershipKind.TWINNING, List.of(one, other), List.of(), List.of("harbours"), null, null),
                new CouncilResolutionRecorded(id, one, Decision.APPROVED, null, null),
                new CouncilResolutionRecorded(id, other, Decision.APPROVED, null, null),
                new AgreementSigned(id, Act.SIGNING, List.of(one, other), null, null, null, null),
                new PartnershipEnteredIntoForce(id, EntryRule.COMPLETE, Edtf.parse("2001-05-08"), null),
                new PartnershipPutDormant(id, Scope.ACTIVITIES, null, "elections", null),
                new PartnershipTerminated(id, "by resolution", null));
    }

    private List<DomainEventMessage<?>> membership() {
        var city = pick(cities);
        var network = pick(networks);
        // As many as are wanted, where a real one has one of each pair.
        var id = new MembershipId(Ids.next());
        return stream(
                "Membership",
                id.value(),
                city,
                new MembershipApplied(id, network, city, "FULL", List.of()),
                new MemberAdmitted(id, "FULL", null),
                new CommitmentSigned(id, "Clean Harbours 2020", null),
                new DuesRecorded(id, Edtf.parse("2020"), DuesState.PAID, null),
                new DuesRecorded(id, Edtf.parse("2021"), DuesState.PAID, null),
                new OfficeTaken(id, Office.FORUM_CHAIR, Edtf.parse("2022")),
                new MemberWithdrew(id, "budget"));
    }

    private List<DomainEventMessage<?>> stream(String type, UUID id, CityId by, Object... events) {
        var stream = new ArrayList<DomainEventMessage<?>>();
        for (var event : events) {
            var effective = Edtf.parse(Integer.toString(1990 + random.nextInt(10) + stream.size()));
            var metaData = Envelope.of(new Actor(Role.OFFICER, by), effective).toMetaData();
            stream.add(new GenericDomainEventMessage<>(type, id.toString(), stream.size(), event, metaData));
        }
        return stream;
    }

    private <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private Histories() {}
}
