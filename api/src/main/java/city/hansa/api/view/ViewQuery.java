package city.hansa.api.view;

import city.hansa.api.ExchangeId;
import city.hansa.api.Subject;
import city.hansa.api.date.Edtf;
import city.hansa.api.value.Identifier;
import city.hansa.api.value.Theme;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What may be asked of the views. Each names the one type with which it is answered. */
public sealed interface ViewQuery {

    /** A page of a register, by since, then id; answered with {@link Page}. */
    record FindRecords(
            Subject.Kind kind, RegisterFilter filter, At at, @Nullable String cursor, int limit) implements ViewQuery {}

    /**
     * The records of a page of a register, each as {@link GetRecord} shows it, with the {@code sequence} of its last
     * event and when that was recorded; answered with {@link Page}, whose cursor is one of {@link FindRecords}.
     */
    record FindDocuments(
            Subject.Kind kind, RegisterFilter filter, At at, @Nullable String cursor, int limit) implements ViewQuery {}

    /** One record as it stands at that place on both clocks; answered with {@link Found}, empty where there is none. */
    record GetRecord(Subject subject, At at) implements ViewQuery {}

    /**
     * One record as it stands now, with {@code minPosition} at least, and by subscription as it changes: answered with
     * {@link Found}, then with a {@link RecordChanged} after each change that the views have taken up and committed.
     */
    record WatchRecord(Subject subject, @Nullable Long minPosition, Reader reader) implements ViewQuery {}

    /**
     * Update to {@link WatchRecord}: the record may have changed, and is to be asked for again. More may come than there
     * were changes, never fewer.
     *
     * @param position up to which the view of the record has come
     */
    record RecordChanged(long position) {}

    /** Every event of one record, in the order of the log; answered with {@link Found}. */
    record GetHistory(Subject subject, At at) implements ViewQuery {}

    /**
     * A page of the merged timeline of the subjects, by earliest day, then position; answered with {@link Page}.
     *
     * @param subjects ids, or {@code scheme:value} for cities; at least one
     */
    record FindTimeline(
            List<String> subjects,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable Theme theme,
            At at,
            @Nullable String cursor,
            int limit)
            implements ViewQuery {

        public FindTimeline {
            subjects = List.copyOf(subjects);
        }
    }

    /**
     * One chart, whole; answered with {@link Chart}.
     *
     * @param city whose figures are shown, its id or {@code scheme:value}; null for those of all
     * @param network likewise
     * @param from the first year that is shown, of a chart over years; null for the first of which there is anything
     */
    record GetChart(
            ChartName name, @Nullable String city, @Nullable String network, @Nullable Integer from, At at)
            implements ViewQuery {}

    /**
     * The partnerships in being as lines between cities, as GeoJSON; answered with {@link Chart}.
     *
     * @param city of which they are, its id or {@code scheme:value}
     * @param network between whose members they are, by its id
     */
    record GetMap(
            @Nullable String city, @Nullable String network, @Nullable String kind, @Nullable Theme theme, At at)
            implements ViewQuery {}

    /** The same of all days at once, in columns; as of the day cities are so called, and are members of the network. */
    record GetMapOverTime(GetMap lines) implements ViewQuery {}

    /**
     * The records that a text means, best first; answered with {@link RuledPage}, which has no next.
     *
     * @param text 1 to 200 characters; words of German or English, or names, which may be misspelt
     * @param kind of the records, null for all
     */
    record Search(String text, Subject.@Nullable Kind kind, At at, int limit) implements ViewQuery {}

    /**
     * A page of what is open on that day and due within that period from it, by due day, then id, so that what is
     * overdue comes first; last what no rule gives a day. Answered with {@link DeskPage}.
     *
     * @param filter by city, network, kind ({@link DueKind}) and standing ({@link DueState})
     */
    record FindDue(RegisterFilter filter, Period within, At at, @Nullable String cursor, int limit)
            implements ViewQuery {}

    /**
     * A page of the anniversaries that may fall within that period from that day, by day, then id; answered with
     * {@link DeskPage}.
     *
     * @param filter by city, network and kind ({@link AnniversaryKind})
     * @param every the years of an anniversary are divisible by it; at least 1
     */
    record FindAnniversaries(
            RegisterFilter filter, Period within, int every, At at, @Nullable String cursor, int limit)
            implements ViewQuery {

        public FindAnniversaries {
            if (every < 1) {
                throw new IllegalArgumentException("every is a number of years, not " + every);
            }
        }
    }

    /**
     * A page of a network's roll on that day, by class, since, then id, with counts of all of it; answered with
     * {@link Roll}.
     *
     * @param filter by network, which is given, by kind (a class), and by standing, which is one of a member's
     */
    record FindMembers(RegisterFilter filter, At at, @Nullable String cursor, int limit) implements ViewQuery {}

    /**
     * A page of the events by which what was known came from one state to another, by position; answered with
     * {@link Changes}.
     *
     * @param city of whose records: its id, or {@code scheme:value}; null for all
     * @param network of whose records: its id; null for all
     * @param kind of records; null for all
     * @param from the state that was known before, as {@code knownAt}; null for that before the first event
     * @param to the state that is known after; its day is that by which cities are named
     */
    record FindChanges(
            @Nullable String city,
            @Nullable String network,
            Subject.@Nullable Kind kind,
            @Nullable At from,
            At to,
            @Nullable String cursor,
            int limit)
            implements ViewQuery {}

    /**
     * What came to be known of one record between two states of knowledge: the events, and how the document as it is
     * known after them differs from that before; answered with {@link Found}.
     */
    record GetChanges(Subject subject, @Nullable At from, At to) implements ViewQuery {}

    /**
     * A page of what does not agree, by kind, then record; answered with {@link RuledPage}.
     *
     * @param city of whose records: its id, or {@code scheme:value}; null for all
     * @param network of whose records: its id; null for all
     */
    record FindDiscrepancies(
            @Nullable String city,
            @Nullable String network,
            @Nullable DiscrepancyKind kind,
            At at,
            @Nullable String cursor,
            int limit)
            implements ViewQuery {}

    /** Whence one record is: W3C PROV-JSON of its versions; answered with {@link Found}. */
    record GetProvenance(Subject subject, At at) implements ViewQuery {}

    /**
     * A page of the board: open needs with the offers that match them, then offers that match none, then lines on
     * their way to none of them; answered with {@link RuledPage}, which says the order.
     */
    record FindBoard(BoardFilter filter, At at, @Nullable String cursor, int limit) implements ViewQuery {}

    /**
     * What a city and each of its partners gave each other, by the partner's name; answered with {@link RuledPage}.
     *
     * @param city its id, or {@code scheme:value}
     * @param partner the one partner that is asked about, likewise; null for all
     */
    record FindReciprocity(String city, @Nullable String partner, At at) implements ViewQuery {}

    /** Every line of an exchange, and whether it adds up after each step; answered with {@link Found}. */
    record GetLedger(ExchangeId exchange, At at) implements ViewQuery {}

    /** Those of these records that the reader may see as they are now; answered with {@link Seen}. */
    record FindSeen(Set<UUID> records, At at) implements ViewQuery {

        public FindSeen {
            records = Set.copyOf(records);
        }
    }

    /** Answer to {@link FindSeen}; an unmodifiable set. */
    record Seen(Set<UUID> records) {}

    /** Which events of these records tell numbers of patients that the reader may not know; answered with {@link UntoldEvents}. */
    record FindUntold(Set<UUID> records, At at) implements ViewQuery {}

    /** The city that holds the identifier now; answered with {@link CityNamed}. */
    record ResolveCity(Identifier identifier) implements ViewQuery {}

    /** Answer to {@link ResolveCity}. */
    record CityNamed(@Nullable UUID city) {}

    /**
     * The cities of these ids, those that hold these identifiers, and those that bear or bore these names; answered with
     * {@link CitiesFound}, in one statement however many are asked for.
     *
     * @param ids that name nothing find nothing
     * @param identifiers of schemes that belong to one city at a time; others find nothing
     * @param names in any case
     */
    record LookUpCities(Set<UUID> ids, Set<Identifier> identifiers, Set<CityNaming> names, At at) implements ViewQuery {

        public LookUpCities {
            ids = Set.copyOf(ids);
            identifiers = Set.copyOf(identifiers);
            names = Set.copyOf(names);
        }
    }

    /** What a city is called, and its country's code. */
    record CityNaming(String name, String country) {}

    /** Answer to {@link LookUpCities}, in the order of ids. */
    record CitiesFound(List<CityFound> cities) {

        public CitiesFound {
            cities = List.copyOf(cities);
        }
    }

    /** Where a city is, in decimal degrees (WGS 84). */
    record Point(double latitude, double longitude) {}

    /**
     * A city as it stands on the day that was asked for.
     *
     * @param namings that it ever bore, the present one first
     * @param identifiers that it ever held
     */
    record CityFound(UUID id, List<CityNaming> namings, @Nullable Point place, List<Identifier> identifiers) {

        public CityFound {
            namings = List.copyOf(namings);
            identifiers = List.copyOf(identifiers);
        }
    }

    /** The networks of these ids, and those in being that bear these names; answered with {@link NetworksFound}. */
    record LookUpNetworks(Set<UUID> ids, Set<String> names, At at) implements ViewQuery {}

    /**
     * Every period of the partnerships that these cities had with each other, whatever their standing; answered with
     * {@link PartnershipsFound}, in two statements however many are asked for.
     */
    record LookUpPartnerships(Set<Between> between, At at) implements ViewQuery {

        public LookUpPartnerships {
            between = Set.copyOf(between);
        }
    }

    /** Two cities; a partnership of more is found by any two. */
    record Between(UUID one, UUID other) {}

    /** Answer to {@link LookUpPartnerships}, in the order of ids, then of time. */
    record PartnershipsFound(List<PartnershipFound> periods) {

        public PartnershipsFound {
            periods = List.copyOf(periods);
        }
    }

    /** A period of a partnership, as the register has it; kind and standing are the names of its constants. */
    record PartnershipFound(
            UUID id,
            String kind,
            String standing,
            Set<UUID> parties,
            @Nullable Edtf since,
            Edtf from) {

        public PartnershipFound {
            parties = Set.copyOf(parties);
        }
    }
}
