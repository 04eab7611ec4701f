package city.hansa.benchmark;

import city.hansa.api.CityId;
import city.hansa.api.MembershipId;
import city.hansa.api.NetworkId;
import city.hansa.api.PartnershipId;
import city.hansa.api.city.CityEvent.CityRegistered;
import city.hansa.api.city.Coordinates;
import city.hansa.api.date.Edtf;
import city.hansa.api.membership.DuesState;
import city.hansa.api.membership.MembershipEvent.CommitmentSigned;
import city.hansa.api.membership.MembershipEvent.DuesRecorded;
import city.hansa.api.membership.MembershipEvent.MemberAdmitted;
import city.hansa.api.membership.MembershipEvent.MemberClassChanged;
import city.hansa.api.membership.MembershipEvent.MemberWithdrew;
import city.hansa.api.membership.MembershipEvent.MembershipApplied;
import city.hansa.api.membership.MembershipEvent.MembershipReactivated;
import city.hansa.api.membership.MembershipEvent.MembershipSuspended;
import city.hansa.api.membership.MembershipEvent.OfficeTaken;
import city.hansa.api.membership.Office;
import city.hansa.api.membership.SuspensionCause;
import city.hansa.api.network.NetworkEvent.NetworkFounded;
import city.hansa.api.network.NetworkKind;
import city.hansa.api.partnership.PartnershipEvent.Act;
import city.hansa.api.partnership.PartnershipEvent.AgreementSigned;
import city.hansa.api.partnership.PartnershipEvent.CouncilResolutionRecorded;
import city.hansa.api.partnership.PartnershipEvent.Decision;
import city.hansa.api.partnership.PartnershipEvent.EntryRule;
import city.hansa.api.partnership.PartnershipEvent.Milestone;
import city.hansa.api.partnership.PartnershipEvent.MilestoneRecorded;
import city.hansa.api.partnership.PartnershipEvent.PartnershipEnteredIntoForce;
import city.hansa.api.partnership.PartnershipEvent.PartnershipProposed;
import city.hansa.api.partnership.PartnershipEvent.PartnershipPutDormant;
import city.hansa.api.partnership.PartnershipEvent.PartnershipReaffirmed;
import city.hansa.api.partnership.PartnershipEvent.PartnershipResumed;
import city.hansa.api.partnership.PartnershipEvent.Scope;
import city.hansa.api.partnership.PartnershipEvent.SinceClaimed;
import city.hansa.api.partnership.PartnershipKind;
import city.hansa.api.value.Theme;
import city.hansa.benchmark.Told.Fact;
import city.hansa.benchmark.measure.Ids;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;

/**
 * A history of cities, networks, partnerships and memberships, of any length and the same for each seed: a tenth as many
 * records as events, six partnerships to four memberships, ten facts each over the years from 1950 on.
 */
final class History {

    /** One that was told, and one of its parties. */
    record Partnership(PartnershipId id, CityId party) {}

    private static final int FACTS = 10;

    /** Of all that is drawn at random here and in what is asked of it. */
    static final long SEED = Long.getLong("benchmark.seed", 20261123);

    private final EventStorageEngine engine;
    private final Random random = new Random(SEED);
    private final List<CityId> cities = new ArrayList<>();
    private final List<NetworkId> networks = new ArrayList<>();
    private final List<Partnership> partnerships = new ArrayList<>();
    private final Set<MembershipId> memberships = new HashSet<>();

    History(EventStorageEngine engine) {
        this.engine = engine;
    }

    List<CityId> cities() {
        return List.copyOf(cities);
    }

    List<NetworkId> networks() {
        return List.copyOf(networks);
    }

    /** As they are: no more is told meanwhile. */
    List<Partnership> partnerships() {
        return partnerships;
    }

    /** Writes about that many events more, with the cities that they need. */
    void write(int events) {
        var records = events / FACTS;
        Told.write(engine, IntStream.range(0, records / 20).mapToObj(_ -> city()).toList());
        if (networks.isEmpty()) {
            Told.write(engine, IntStream.range(0, 100).mapToObj(_ -> network()).toList());
        }
        Told.write(
                engine,
                IntStream.range(0, records)
                        .mapToObj(record -> record % 10 < 6 ? partnership() : membership())
                        .toList());
    }

    private Told city() {
        var city = new CityId(Ids.next());
        cities.add(city);
        var place = new Coordinates(random.nextDouble(-60, 70), random.nextDouble(-180, 180));
        var registered = new CityRegistered(city, name(random), country(), place, List.of());
        return new Told("City", city.value(), city, List.of(new Fact("1900", registered)));
    }

    private Told network() {
        var network = new NetworkId(Ids.next());
        networks.add(network);
        var founded = new NetworkFounded(network, "League of " + name(random), NetworkKind.ASSOCIATION, null, null);
        return new Told("Network", network.value(), network, List.of(new Fact("1949", founded)));
    }

    private Told partnership() {
        var id = new PartnershipId(Ids.next());
        var one = one(cities);
        var other = one(cities);
        while (other.equals(one)) {
            other = one(cities);
        }
        var year = 1950 + random.nextInt(55);
        var kind = random.nextInt(4) == 0 ? PartnershipKind.FRIENDSHIP : PartnershipKind.TWINNING;
        var theme = one(List.of(Theme.values()));
        var parties = List.of(one, other);
        partnerships.add(new Partnership(id, one));
        var signed = day(year + 2);
        return new Told("Partnership", id.value(), one, List.of(
                new Fact(year + "", new PartnershipProposed(id, kind, parties, List.of(theme), List.of(), null, null)),
                new Fact(year + "-05", new CouncilResolutionRecorded(id, one, Decision.APPROVED, null, null)),
                new Fact(day(year + 1), new CouncilResolutionRecorded(id, other, Decision.APPROVED, null, null)),
                new Fact(signed, new AgreementSigned(id, Act.SIGNING, parties, one, null, "Lord Mayor", null)),
                new Fact(signed, new PartnershipEnteredIntoForce(id, EntryRule.COMPLETE, Edtf.parse(signed), null)),
                new Fact(year + 3 + "~", new MilestoneRecorded(id, Milestone.VISIT, one, other, "a youth orchestra")),
                new Fact(day(year + 10), new PartnershipReaffirmed(id, other, "ten years")),
                new Fact(day(year + 12), new PartnershipPutDormant(id, Scope.ALL, null, "the visits ended", null)),
                new Fact(year + 14 + "", new PartnershipResumed(id, true, null)),
                new Fact(year + 15 + "", new SinceClaimed(id, "a newspaper", null, Edtf.parse(year + 1 + "")))));
    }

    private Told membership() {
        var city = one(cities);
        var network = one(networks);
        var id = MembershipId.of(network, city);
        while (!memberships.add(id)) {
            // Each pair once: a membership's stream follows from its city and its network.
            city = one(cities);
            network = one(networks);
            id = MembershipId.of(network, city);
        }
        var year = 1950 + random.nextInt(60);
        return new Told("NetworkMembership", id.value(), city, List.of(
                new Fact(year + "", new MembershipApplied(id, network, city, "FULL", List.of())),
                new Fact(day(year + 1), new MemberAdmitted(id, "FULL", null)),
                new Fact(day(year + 2), new CommitmentSigned(id, "the charter", null)),
                new Fact(year + 3 + "", new DuesRecorded(id, Edtf.parse(year + 3 + ""), DuesState.PAID, null)),
                new Fact(day(year + 4), new OfficeTaken(id, Office.BOARD, null)),
                new Fact(year + 5 + "", new DuesRecorded(id, Edtf.parse(year + 5 + ""), DuesState.ARREARS, null)),
                new Fact(day(year + 7), new MembershipSuspended(id, SuspensionCause.ARREARS, "two years of dues")),
                new Fact(day(year + 8), new MembershipReactivated(id, "all is paid")),
                new Fact(day(year + 9), new MemberClassChanged(id, "FULL", "ASSOCIATE")),
                random.nextInt(5) == 0
                        ? new Fact(day(year + 10), new MemberWithdrew(id, "the council's decision"))
                        : new Fact(year + 10 + "", new DuesRecorded(id, Edtf.parse("2010"), DuesState.PAID, null))));
    }

    private String day(int year) {
        return "%d-%02d-%02d".formatted(year, 1 + random.nextInt(12), 1 + random.nextInt(28));
    }

    /** Pronounceable, and about as often shared by two as the names of real cities. */
    static String name(Random random) {
        var name = new StringBuilder();
        for (var syllables = 2 + random.nextInt(2); syllables > 0; syllables--) {
            name.append("bdfgklmnprstvz".charAt(random.nextInt(14))).append("aeiou".charAt(random.nextInt(5)));
            name.append("lmnrst".charAt(random.nextInt(6)));
        }
        name.setCharAt(0, Character.toUpperCase(name.charAt(0)));
        return name.toString();
    }

    private String country() {
        return one(List.of("DE", "FR", "PL", "GB", "US", "CN", "IT", "NL"));
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
