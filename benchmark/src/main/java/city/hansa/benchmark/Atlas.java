package city.hansa.benchmark;

import city.hansa.api.CityId;
import city.hansa.api.PartnershipId;
import city.hansa.api.city.CityEvent.CityRegistered;
import city.hansa.api.city.Coordinates;
import city.hansa.api.date.Edtf;
import city.hansa.api.partnership.PartnershipEvent.Act;
import city.hansa.api.partnership.PartnershipEvent.AgreementSigned;
import city.hansa.api.partnership.PartnershipEvent.EntryRule;
import city.hansa.api.partnership.PartnershipEvent.PartnershipEnteredIntoForce;
import city.hansa.api.partnership.PartnershipEvent.PartnershipProposed;
import city.hansa.api.partnership.PartnershipEvent.PartnershipPutDormant;
import city.hansa.api.partnership.PartnershipEvent.PartnershipResumed;
import city.hansa.api.partnership.PartnershipEvent.PartnershipTerminated;
import city.hansa.api.partnership.PartnershipEvent.Scope;
import city.hansa.api.partnership.PartnershipKind;
import city.hansa.api.value.Theme;
import city.hansa.benchmark.Told.Fact;
import city.hansa.benchmark.measure.Ids;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;

/**
 * Partnerships as a chart has to bear them, the same for each seed: of cities that crowd where cities do, one end in the
 * middle of Europe, from 1946 to 2026 and most about 1990, a tenth of all in the year 2000 as in lists that lost a date; a third
 * of the days vague, some that rest, resume or end.
 */
final class Atlas {

    private static final int CITIES = Integer.getInteger("benchmark.cities", 600);
    private static final int FIRST = 1946;
    private static final int LAST = 2026;

    /** Where cities crowd: of all, so many as its weight among the weights; one deviation from its middle in degrees. */
    private record Region(String country, double latitude, double longitude, double spread, int weight) {}

    private static final List<Region> REGIONS = List.of(
            new Region("DE", 51.3, 7.2, .45, 22),
            new Region("DE", 49.6, 8.7, .6, 18),
            new Region("DE", 48.6, 10.3, .8, 14),
            new Region("DE", 52.2, 9.6, .8, 10),
            new Region("DE", 51.2, 12.8, .8, 9),
            new Region("FR", 48.8, 2.4, .5, 10),
            new Region("FR", 46.8, 3.8, 1.6, 14),
            new Region("FR", 47.9, -1.2, 1.0, 6),
            new Region("GB", 52.4, -1.2, .8, 9),
            new Region("GB", 53.8, -1.8, .5, 4),
            new Region("NL", 51.9, 5.2, .5, 6),
            new Region("PL", 51.6, 18.8, 1.5, 9),
            new Region("CZ", 49.9, 15.2, .9, 4),
            new Region("AT", 47.9, 14.8, .8, 4),
            new Region("IT", 45.2, 10.0, .9, 7),
            new Region("IT", 43.1, 12.1, .6, 3),
            new Region("HU", 47.1, 19.2, .9, 4),
            new Region("ES", 40.6, -3.6, 1.6, 3),
            new Region("RO", 45.8, 24.8, 1.3, 2),
            new Region("SE", 59.2, 15.6, .9, 2),
            new Region("FI", 61.8, 25.6, 1.1, 2),
            new Region("UA", 49.6, 31.2, 2.2, 3),
            new Region("RU", 55.6, 38.6, 2.0, 3),
            new Region("TR", 39.3, 31.0, 2.2, 3),
            new Region("IL", 32.1, 34.95, .25, 3),
            new Region("US", 40.7, -76.5, 1.6, 4),
            new Region("US", 41.3, -87.9, 1.6, 2),
            new Region("JP", 35.9, 138.6, .8, 2),
            new Region("CN", 32.4, 118.2, 2.2, 3),
            new Region("TZ", -6.6, 37.8, 1.0, 1),
            new Region("BR", -22.6, -47.0, 1.2, 1),
            new Region("NI", 12.6, -86.2, .3, 1));

    /** So many of the regions, from the first, are where one end of each partnership lies. */
    private static final int HOME = 5;
    private static final List<Theme> THEMES = List.of(Theme.values());

    private final EventStorageEngine engine;
    private final Random random = new Random(History.SEED);
    private final List<CityId> home = new ArrayList<>();
    private final List<CityId> abroad = new ArrayList<>();
    private final List<PartnershipId> partnerships = new ArrayList<>();

    Atlas(EventStorageEngine engine) {
        this.engine = engine;
    }

    int cities() {
        return home.size() + abroad.size();
    }

    /** In the order in which they were proposed on the log. */
    List<PartnershipId> partnerships() {
        return List.copyOf(partnerships);
    }

    /** Writes so many partnerships, with the cities that they need. */
    void write(int count) {
        var weight = REGIONS.stream().mapToInt(Region::weight).sum();
        for (var region : REGIONS) {
            var cities = IntStream.range(0, Math.max(1, CITIES * region.weight() / weight));
            Told.write(engine, cities.mapToObj(_ -> city(region)).toList());
        }
        Collections.shuffle(home, random);
        Collections.shuffle(abroad, random);
        Told.write(engine, IntStream.range(0, count).mapToObj(_ -> partnership()).toList());
    }

    private Told city(Region region) {
        var city = new CityId(Ids.next());
        (REGIONS.indexOf(region) < HOME ? home : abroad).add(city);
        var place = new Coordinates(
                region.latitude() + random.nextGaussian() * region.spread(),
                region.longitude() + random.nextGaussian() * region.spread() * 1.4);
        var registered = new CityRegistered(city, History.name(random), region.country(), place, List.of());
        return new Told("City", city.value(), city, List.of(new Fact("1900", registered)));
    }

    private Told partnership() {
        var id = new PartnershipId(Ids.next());
        partnerships.add(id);
        var parties = List.of(one(home), one(abroad));
        var kind = kind();
        var year = year();
        var begin = vague(year);
        var theme = List.of(THEMES.get(random.nextInt(THEMES.size())));
        var end = kind == PartnershipKind.PROJECT ? Edtf.parse(year + 3 + random.nextInt(20) + "") : null;
        var facts = new ArrayList<Fact>();
        facts.add(new Fact(year - 1 + "", new PartnershipProposed(id, kind, parties, theme, List.of(), null, end)));
        facts.add(new Fact(begin, new AgreementSigned(id, Act.SIGNING, parties, null, null, "Lord Mayor", null)));
        facts.add(new Fact(begin, new PartnershipEnteredIntoForce(id, EntryRule.COMPLETE, Edtf.parse(begin), null)));
        var later = year + 2 + random.nextInt(30);
        if (later < LAST && end == null) {
            facts.addAll(later(id, later));
        }
        return new Told("Partnership", id.value(), parties.getFirst(), facts);
    }

    /** What becomes of a tenth of those that are old enough for it. */
    private List<Fact> later(PartnershipId id, int year) {
        var rests = new Fact(vague(year), new PartnershipPutDormant(id, Scope.ALL, null, "the visits ended", null));
        return switch (random.nextInt(30)) {
            case 0 -> List.of(rests);
            case 1 -> List.of(rests, new Fact(year + 3 + "", new PartnershipResumed(id, true, null)));
            case 2 -> List.of(new Fact(vague(year), new PartnershipTerminated(id, "the councils' decision", null)));
            default -> List.of();
        };
    }

    private PartnershipKind kind() {
        return switch (random.nextInt(25)) {
            case 0, 1, 2 -> PartnershipKind.FRIENDSHIP;
            case 3, 4 -> PartnershipKind.CONTACT;
            case 5 -> PartnershipKind.PROJECT;
            case 6 -> PartnershipKind.SOLIDARITY;
            default -> PartnershipKind.TWINNING;
        };
    }

    private int year() {
        var drawn = switch (random.nextInt(10)) {
            case 0 -> 2000;
            case 1, 2, 3, 4 -> 1990 + (int) (random.nextGaussian() * 7);
            default -> random.nextInt(FIRST, LAST + 1);
        };
        return Math.clamp(drawn, FIRST, LAST);
    }

    /** Of six days two are months or years, of which one in four is uncertain besides. */
    private String vague(int year) {
        return switch (random.nextInt(24)) {
            case 0, 1, 2, 3, 4 -> year + "";
            case 5 -> year + "~";
            case 6 -> year + "?";
            case 7 -> "%d-%02d".formatted(year, 1 + random.nextInt(12));
            default -> "%d-%02d-%02d".formatted(year, 1 + random.nextInt(12), 1 + random.nextInt(28));
        };
    }

    /** Few have many partnerships, and most have few. */
    private CityId one(List<CityId> of) {
        return of.get((int) (of.size() * Math.pow(random.nextDouble(), 1.6)));
    }
}
