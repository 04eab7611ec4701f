package city.hansa.web.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a file is cut into lines, and how a broken one is kept from those after it. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LinesTest {

    private static final int MEGABYTE = 1 << 20;

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '~', textBlock = """
            `a,b\\nc,d`          ~ 1:a,b 2:c,d
            `a,b\\r\\nc,d\\r\\n` ~ 1:a,b 2:c,d
            `a,b\\rc,d`          ~ 1:a,b 2:c,d
            `a\\n\\n\\r\\nb`     ~ 1:a 4:b
            `"a\\nb",c\\nd`      ~ 1:"a/b",c 3:d
            `"a""b",c\\nd`       ~ 1:"a""b",c 2:d
            `a"b,c\\nd`          ~ 1:a"b,c 2:d
            `"a\\nb\\nc`         ~ 1:! 2:b 3:c
            `"a"b\\nc`           ~ 1:! 2:c
            `"a\\nb "c" d\\ne`   ~ 1:! 2:b_"c"_d 3:e
            `a,"\\n`             ~ 1:!
            `"",""\\n`           ~ 1:"",""
            """)
    void lines_are_cut_as_RFC_4180_has_them_and_a_quote_without_end_takes_its_own_line_alone(
            String file, String expected) throws IOException {
        var text = file.replace("\\n", "\n").replace("\\r", "\r");

        assertThat(String.join(" ", read(new ByteArrayInputStream(text.getBytes(UTF_8))))).isEqualTo(expected);
    }

    @Test
    void a_line_that_is_too_long_is_passed_over_however_long_it_is() throws IOException {
        var file = then(then(repeated('x', 100 * MEGABYTE), "\nlast"), "\n\"open");

        assertThat(read(file)).containsExactly("1:!", "2:last", "3:!");
    }

    @Test
    @Timeout(60)
    void quotes_that_stay_open_do_not_make_a_file_be_read_again_and_again() throws IOException {
        var lines = new Lines(new SequenceInputStream(
                new ByteArrayInputStream("\"a\n".repeat(MEGABYTE).getBytes(UTF_8)), repeated('\n', 100 * MEGABYTE)));

        var broken = 0;
        for (var line = lines.next(','); line != null; line = lines.next(',')) {
            assertThat(line.broken()).isEqualTo(ImportRejection.QUOTE_NOT_CLOSED);
            broken++;
        }
        assertThat(broken).isEqualTo(MEGABYTE);
    }

    private static List<String> read(InputStream in) throws IOException {
        var lines = new Lines(in);
        var all = new ArrayList<String>();
        for (var line = lines.next(','); line != null; line = lines.next(',')) {
            var text = new String(line.bytes(), UTF_8).replaceAll("[\r\n]+", "/").replace(' ', '_');
            all.add(line.number() + ":" + (line.broken() == null ? text : "!"));
        }
        return all;
    }

    private static InputStream then(InputStream first, String text) {
        return new SequenceInputStream(first, new ByteArrayInputStream(text.getBytes(UTF_8)));
    }

    /** So many of these bytes, none of them kept. */
    private static InputStream repeated(char character, long times) {
        return new InputStream() {
            private long left = times;

            @Override
            public int read() {
                return left-- > 0 ? character : -1;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) {
                if (left <= 0) {
                    return -1;
                }
                var count = (int) Math.min(left, length);
                Arrays.fill(bytes, offset, offset + count, (byte) character);
                left -= count;
                return count;
            }
        };
    }
}
