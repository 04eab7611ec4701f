package city.hansa.command.membership;

import static java.util.Map.entry;

import city.hansa.api.date.Certainty;
import city.hansa.api.date.Edtf;
import city.hansa.api.date.Span;
import java.util.Map;
import java.util.Set;

/**
 * Which countries belonged to the European Communities, later the European Union, and which lie in Europe.
 *
 * <p>Days on which the treaties entered into force: Rome 1957, the six treaties of accession signed in 1972, 1979, 1985,
 * 1994, 2003, 2005 and 2011, and the withdrawal agreement of 2020 (OJ L 29, 31.1.2020, p. 7), by which the United Kingdom
 * was out on the first of February. Europe is the Council of Europe's members of 2021, with Belarus, Kosovo, the Holy
 * See and former European states.
 */
final class EuropeanUnion {

    private static final Map<String, Span> MEMBERS = Map.ofEntries(
            since("BE", "1958-01-01"),
            since("DE", "1958-01-01"),
            since("FR", "1958-01-01"),
            since("IT", "1958-01-01"),
            since("LU", "1958-01-01"),
            since("NL", "1958-01-01"),
            since("DK", "1973-01-01"),
            since("IE", "1973-01-01"),
            entry("GB", new Span(Edtf.parse("1973-01-01"), Edtf.parse("2020-02-01"))),
            since("GR", "1981-01-01"),
            since("ES", "1986-01-01"),
            since("PT", "1986-01-01"),
            since("AT", "1995-01-01"),
            since("FI", "1995-01-01"),
            since("SE", "1995-01-01"),
            since("CY", "2004-05-01"),
            since("CZ", "2004-05-01"),
            since("EE", "2004-05-01"),
            since("HU", "2004-05-01"),
            since("LT", "2004-05-01"),
            since("LV", "2004-05-01"),
            since("MT", "2004-05-01"),
            since("PL", "2004-05-01"),
            since("SI", "2004-05-01"),
            since("SK", "2004-05-01"),
            since("BG", "2007-01-01"),
            since("RO", "2007-01-01"),
            since("HR", "2013-07-01"));

    private static final Set<String> OTHERS_IN_EUROPE = Set.of(
            "AD", "AL", "AM", "AZ", "BA", "BY", "CH", "CS", "DD", "GE", "IS", "LI", "MC", "MD", "ME", "MK", "NO", "RS",
            "RU", "SM", "SU", "TR", "UA", "VA", "XK", "YU");

    private EuropeanUnion() {}

    /** Whether the country was a member on that day; POSSIBLE where the day is too vague to say. */
    static Certainty includes(String country, Edtf day) {
        var span = MEMBERS.get(country);
        if (span == null) {
            return Certainty.NO;
        }
        var days = span.certain();
        return Certainty.of(
                days.contains(day.earliest()) && days.contains(day.latest()),
                !day.latest().isBefore(days.from()) && day.earliest().isBefore(days.until()));
    }

    static boolean isEuropean(String country) {
        return MEMBERS.containsKey(country) || OTHERS_IN_EUROPE.contains(country);
    }

    private static Map.Entry<String, Span> since(String country, String day) {
        return entry(country, new Span(Edtf.parse(day), null));
    }
}
