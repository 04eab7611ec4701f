package city.hansa.api.view;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The charts that there are. Each counts records, or adds up aid, as a pair: what certainly counts, and what possibly
 * does, the certain part of it included.
 */
public enum ChartName {
    MEMBERSHIPS_BY_CLASS(
            List.of("year", "class"),
            "Memberships in being on 31 December of each year, of the last year on the day asOf; suspended ones count, those"
                    + " that ended do not. A city counts once in each network and class."),
    MEMBERSHIPS_BY_COUNTRY(
            List.of("year", "country"),
            "Memberships in being on 31 December of each year, of the last year on the day asOf, by the country in which"
                    + " the city lies on the day asOf."),
    PARTNERSHIPS_BY_KIND(
            List.of("kind"),
            "Partnerships in being on the day asOf, dormant ones too. A partnership counts once, however many cities keep"
                    + " it, and within one country as well."),
    PARTNERSHIPS_BY_COUNTRY(
            List.of("country"),
            "Partnerships in being on the day asOf, once for each country in which one of their cities lies on that day;"
                    + " where a city is given, its own place does not count, so that a domestic partner counts at home."),
    PARTNERSHIPS_BY_DECADE(
            List.of("decade"),
            "Partnerships in being on the day asOf, by the decade since which they are in force; a vague date counts as"
                    + " possible in each decade that it may mean, and decade is null where no date is known."),
    ACTIONS_BY_THEME(
            List.of("theme", "standing"),
            "Joint actions by theme and standing on the day asOf, cancelled ones left out. An action of two themes counts"
                    + " for both."),
    ACTIONS_BY_GOAL(
            List.of("goal", "standing"),
            "Joint actions by the United Nations' goals that their themes serve, and by standing on the day asOf, cancelled"
                    + " ones left out. An action counts once for a goal."),
    AID_BY_CRISIS(
            List.of("crisis", "kind", "unit", "stage"),
            "Aid between participants of which one at least is a city of the register, by the name of the crisis: what was"
                    + " OFFERED, ACCEPTED and RECEIVED, good or damaged, by the day asOf. Each is a sum of quantities in"
                    + " one unit (UN/CEFACT Recommendation 20), in minor units of one currency (ISO 4217) or, where unit"
                    + " is null, in patients, persons, sessions or trips; units and stages are never added up. An"
                    + " offer counts even where it lapsed; one to anybody is its giver's alone. What went back was"
                    + " received all the same, and what has no number is in no sum. " + Untold.RULE),
    NEED_TO_RECEIPT(
            List.of("kind", "days"),
            "Needs for which something had come by the day asOf, by the kind of aid and by the calendar days from the"
                    + " declaration to the first receipt: days is the first day of a class, of 0, 7, 30, 90, 180, or 365"
                    + " and more. Where a date is vague, the days lie between the least and the most that it allows: a"
                    + " need counts as possible in each class that they touch, as certain where they touch one alone.");

    // Immutable: List.of.
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<String> dimensions;

    private final String rule;

    ChartName(List<String> dimensions, String rule) {
        this.dimensions = dimensions;
        this.rule = rule;
    }

    /** What a row of the chart is of, in the order by which rows are sorted. */
    public List<String> dimensions() {
        return dimensions;
    }

    /** Whether its rows are of years, so that it may begin with a later one. */
    public boolean isOverYears() {
        return dimensions.contains("year");
    }

    /** How it is counted. */
    public String rule() {
        return rule;
    }

    /** As addresses name it, such as {@code partnerships-by-kind}. */
    public String path() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<ChartName> ofPath(String path) {
        return Arrays.stream(values()).filter(name -> name.path().equals(path)).findFirst();
    }
}
