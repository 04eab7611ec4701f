package city.hansa.web.sentence;

import city.hansa.api.date.Edtf;
import com.ibm.icu.text.ListFormatter;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Says a vague date in words, as vague as it is: "about April 1970", "die 1970er Jahre". */
final class VagueDates {

    private final Bundle bundle;

    VagueDates(Bundle bundle) {
        this.bundle = bundle;
    }

    String render(Edtf date) {
        var text = date.text();
        if (text.startsWith("[")) {
            return choice(text);
        }
        return date.isInterval() ? interval(date) : single(text);
    }

    /** When something is to be: "during 2027", "in October 2028", "on 2 April 2030"; else the date alone. */
    String timely(Edtf date) {
        var text = date.text().replaceAll("[~?%]$", "");
        if (!text.matches("[0-9]{4}(-[0-9]{2}){0,2}")) {
            return render(date);
        }
        var key = switch (text.length()) {
            case 4 -> "date.during";
            case 7 -> "date.in";
            default -> "date.on";
        };
        return say(key, render(date), "");
    }

    private String choice(String text) {
        var elements = text.substring(1, text.length() - 1).split(",", -1);
        return ListFormatter.getInstance(bundle.region(), ListFormatter.Type.OR, ListFormatter.Width.WIDE)
                .format(Arrays.stream(elements).map(this::plain).toList());
    }

    /** An open end still holds; of an unknown one nothing is said but that it is unknown. */
    private String interval(Edtf date) {
        var from = bound(date.start());
        var to = bound(date.end());
        if (to == null) {
            return say(date.text().endsWith("..") ? "date.since" : "date.from", String.valueOf(from), "");
        }
        return from == null ? say("date.until", to, "") : say("date.interval", from, to);
    }

    private @Nullable String bound(@Nullable Edtf bound) {
        return bound == null ? null : single(bound.text());
    }

    private String single(String text) {
        var flag = text.charAt(text.length() - 1);
        var said = plain(text.replaceAll("[~?%]$", ""));
        var about = flag == '~' || flag == '%' ? say("date.about", said, "") : said;
        return flag == '?' || flag == '%' ? say("date.uncertain", about, "") : about;
    }

    private String plain(String text) {
        if (text.endsWith("XX")) {
            return say("date.century", year(text.replace('X', '0')), year(text.replace('X', '9')));
        }
        if (text.endsWith("X")) {
            return say("date.decade", year(text.replace('X', '0')), "");
        }
        if (text.matches("[0-9]{4}-2[1-4]")) {
            return say("date.season." + text.substring(5), year(text.substring(0, 4)), "");
        }
        return switch (text.length()) {
            case 4 -> year(text);
            case 7 -> YearMonth.parse(text).format(formatter("date.month"));
            default -> LocalDate.parse(text).format(formatter("date.day"));
        };
    }

    private static String year(String digits) {
        return String.valueOf(Integer.parseInt(digits));
    }

    private DateTimeFormatter formatter(String key) {
        return DateTimeFormatter.ofPattern(bundle.pattern(key), bundle.language());
    }

    private String say(String key, String first, String second) {
        return bundle.pattern(key).replace("{0}", first).replace("{1}", second);
    }

    /** Says a date in one language without more ado. */
    static String render(String edtf, Locale language) {
        return new VagueDates(new Bundle(language)).render(Edtf.parse(edtf));
    }

    /** Says when something is to be, in one language without more ado. */
    static String timely(String edtf, Locale language) {
        return new VagueDates(new Bundle(language)).timely(Edtf.parse(edtf));
    }
}
