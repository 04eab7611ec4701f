package city.hansa.api.date;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;

/** Dates as anybody may send them. The inputs beside it in every build; others are looked for by {@code make jazzer}. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EdtfFuzzTest {

    /** What reading may take, in bytes: whatever is read, and for each byte of it. */
    private static final long AT_LEAST = 100_000;

    private static final long EACH = 200;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @FuzzTest
    void a_date_is_refused_by_a_rule_or_kept_as_it_is_and_not_reversed(byte[] bytes) {
        var text = new String(bytes, StandardCharsets.UTF_8);
        var before = THREADS.getCurrentThreadAllocatedBytes();
        var date = readOrRefused(text);
        if (THREADS.getCurrentThreadAllocatedBytes() - before > AT_LEAST + EACH * bytes.length) {
            // Once more, without the classes that were loaded.
            before = THREADS.getCurrentThreadAllocatedBytes();
            readOrRefused(text);
            assertThat(THREADS.getCurrentThreadAllocatedBytes() - before).isLessThan(AT_LEAST + EACH * bytes.length);
        }
        if (date != null) {
            assertThat(date.text()).isEqualTo(text);
            assertThat(Edtf.parse(date.toString())).isEqualTo(date);
            assertThat(date.earliest()).isBetween(Edtf.BEGINNING, date.latest());
            assertThat(date.latest()).isBetween(date.earliest(), Edtf.FOREVER);
            assertSpansItsBounds(date);
            assertAnniversary(date);
        }
    }

    /** Parted by a blank, which no date holds. */
    @FuzzTest
    void of_two_dates_one_is_the_later(byte[] bytes) {
        var texts = new String(bytes, StandardCharsets.UTF_8).split(" ", 2);
        var one = readOrRefused(texts[0]);
        var other = readOrRefused(texts[texts.length - 1]);
        if (one != null && other != null) {
            assertThat(one.compareTo(other) == 0).isEqualTo(one.equals(other));
            var later = one.later(other);
            assertThat(later.earliest()).isEqualTo(max(one.earliest(), other.earliest()));
            assertThat(later.latest()).isEqualTo(max(one.latest(), other.latest()));
            var earlier = one.earlier(other);
            assertThat(earlier.earliest()).isEqualTo(min(one.earliest(), other.earliest()));
            assertThat(earlier.latest()).isEqualTo(min(one.latest(), other.latest()));
            var within = one.within(other.earliest(), other.latest());
            assertThat(within.earliest()).isAfterOrEqualTo(one.earliest());
            assertThat(within.latest()).isBeforeOrEqualTo(one.latest());
        }
    }

    private static @Nullable Edtf readOrRefused(String text) {
        try {
            return Edtf.parse(text);
        } catch (IllegalArgumentException refused) {
            assertThat(refused.getClass()).isEqualTo(IllegalArgumentException.class);
            assertThat(refused.getMessage()).isNotNull().contains("\"").hasSizeLessThan(300);
            return null;
        }
    }

    /** From the first day of the one to the last of the other; a vague start may itself reach beyond the end. */
    private static void assertSpansItsBounds(Edtf date) {
        var start = date.start();
        var end = date.end();
        assertThat(start == null ? Edtf.BEGINNING : start.earliest()).isEqualTo(date.earliest());
        assertThat(end == null ? Edtf.FOREVER : end.latest()).isEqualTo(date.latest());
        assertThat(Stream.of(start, end).anyMatch(bound -> bound != null && bound.isInterval())).isFalse();
    }

    /** Of what happened within one year, as {@code AnniversaryRow} asks. */
    private static void assertAnniversary(Edtf date) {
        if (date.latest().isBefore(date.earliest().plusYears(1)) && date.latest().getYear() < 9900) {
            var later = date.plusYears(25);
            assertThat(later.earliest()).isEqualTo(date.earliest().plusYears(25));
            assertThat(later.latest()).isAfterOrEqualTo(later.earliest());
        }
    }

    private static LocalDate max(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDate min(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
