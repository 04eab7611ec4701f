package city.hansa.api.view;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The charts that there are. Each counts records, as a pair: those that certainly count, and those that possibly do, the
 * certain ones among them.
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
                    + " ones left out. An action counts once for a goal.");

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
