package city.hansa.web.read;

import city.hansa.api.view.AnniversaryKind;
import city.hansa.api.view.DueKind;
import city.hansa.api.view.DueState;
import city.hansa.api.view.RegisterFilter;
import city.hansa.api.view.ViewQuery.FindAnniversaries;
import city.hansa.api.view.ViewQuery.FindDue;
import city.hansa.web.problem.Malformed;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.Period;
import java.util.Set;
import java.util.regex.Pattern;

/** What a secretariat asks, the same in whatever form it is answered. */
final class DeskQuestions {

    private static final Set<String> DUE = Set.of(
            "within", "city", "network", "kind", "state", "asOf", "knownAt", "minPosition", "cursor", "limit");
    private static final Set<String> ANNIVERSARIES = Set.of(
            "within", "every", "city", "network", "kind", "asOf", "knownAt", "minPosition", "cursor", "limit");

    /** ISO 8601, with calendar units alone and no sign; five digits of days are more than a century. */
    private static final Pattern PERIOD =
            Pattern.compile("P(?=[0-9])([0-9]{1,5}Y)?([0-9]{1,5}M)?([0-9]{1,5}W)?([0-9]{1,5}D)?");

    private static final LocalDate YEAR_2000 = LocalDate.of(2000, 1, 1);
    private static final Period DUE_WITHIN = Period.ofDays(90);
    private static final Period ANNIVERSARIES_WITHIN = Period.ofMonths(24);

    /** @param limit how many items are asked for where that is left out */
    static FindDue due(HttpServletRequest request, int limit) {
        var given = Parameters.of(request, DUE);
        var kind = given.oneOf("kind", Parameters.names(DueKind.class));
        var state = given.oneOf("state", Parameters.names(DueState.class));
        var filter = new RegisterFilter(given.city(), given.network(), kind, state, null, null);
        return new FindDue(filter, within(given, DUE_WITHIN), given.at(), given.cursor(), given.limit(limit));
    }

    /** @param limit likewise */
    static FindAnniversaries anniversaries(HttpServletRequest request, int limit) {
        var given = Parameters.of(request, ANNIVERSARIES);
        var kind = given.oneOf("kind", Parameters.names(AnniversaryKind.class));
        return new FindAnniversaries(
                new RegisterFilter(given.city(), given.network(), kind, null, null, null),
                within(given, ANNIVERSARIES_WITHIN),
                every(given),
                given.at(),
                given.cursor(),
                given.limit(limit));
    }

    /** A period from a day on, of at most 100 years. */
    private static Period within(Parameters given, Period otherwise) {
        var text = given.text("within");
        var within = text == null ? otherwise : PERIOD.matcher(text).matches() ? Period.parse(text) : null;
        if (within == null || YEAR_2000.plus(within).isAfter(YEAR_2000.plusYears(100))) {
            throw Malformed.field("within", "is a period such as P90D, P24M or P1Y, at most P100Y");
        }
        return within;
    }

    /** A number of years, so that 5 stands for the fifth, the tenth and so on. */
    private static int every(Parameters given) {
        var text = given.text("every");
        if (text != null && !text.matches("[1-9][0-9]{0,2}")) {
            throw Malformed.field("every", "is a number of years from 1 to 999");
        }
        return text == null ? 5 : Integer.parseInt(text);
    }

    private DeskQuestions() {}
}
