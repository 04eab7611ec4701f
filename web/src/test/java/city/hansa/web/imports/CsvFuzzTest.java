package city.hansa.web.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.web.csv.Csv;
import city.hansa.web.problem.Malformed;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVPrinter;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;

/** Files as anybody may send them. The inputs beside it in every build; others are looked for by {@code make jazzer}. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CsvFuzzTest {

    /** What reading may take, in bytes: the buffer that is kept, and for each line and each byte of it. */
    private static final long BUFFER = 10L * Lines.LONGEST;

    private static final long EACH_LINE = 60_000;
    private static final long EACH = 400;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** How many lines of a file there were, and in how many bytes. */
    private record Read(int lines, int bytes) {}

    @FuzzTest
    void a_file_is_refused_as_malformed_or_line_by_line_and_what_is_read_is_written_back(byte[] file)
            throws IOException {
        var before = THREADS.getCurrentThreadAllocatedBytes();
        var read = read(file, false);
        if (THREADS.getCurrentThreadAllocatedBytes() - before > allowed(file, read)) {
            // Once more, without the classes that were loaded.
            before = THREADS.getCurrentThreadAllocatedBytes();
            read(file, false);
            assertThat(THREADS.getCurrentThreadAllocatedBytes() - before).isLessThan(allowed(file, read));
        }
        assertThat(read.bytes()).isLessThanOrEqualTo(file.length);
        read(file, true);
    }

    @FuzzTest
    void a_cell_that_is_guarded_or_joined_comes_back_as_it_was(byte[] bytes) {
        var text = new String(bytes, UTF_8);

        assertThat(Csv.unguarded(Csv.guarded(text))).isEqualTo(text);
        assertThat(Csv.guarded(text)).doesNotMatch("(?s)[=+\\-@\t\r].*");
        var texts = List.of(text.split("\n", -1));
        if (!texts.equals(List.of(""))) {
            assertThat(Csv.parted(Csv.joined(texts))).isEqualTo(texts);
        }
        Csv.parted(text);
    }

    private static long allowed(byte[] file, Read read) {
        return BUFFER + EACH_LINE * (1 + read.lines()) + EACH * file.length;
    }

    private static Read read(byte[] file, boolean isChecked) throws IOException {
        var lines = new Lines(new ByteArrayInputStream(file));
        Sheet sheet;
        try {
            sheet = Sheet.of(lines, null);
        } catch (Malformed _) {
            return new Read(0, 0);
        }
        var count = 0;
        var bytes = 0;
        var number = 0L;
        for (var line = lines.next(sheet.separator()); line != null; line = lines.next(sheet.separator())) {
            assertThat(line.number()).isGreaterThan(number);
            number = line.number();
            count++;
            bytes += line.bytes().length;
            try {
                var fields = sheet.read(line);
                if (isChecked) {
                    assertWrittenBack(sheet, line.bytes(), fields);
                }
                RowReader.read(sheet.form(), fields);
            } catch (LineRefused refused) {
                assertThat(refused.why()).hasSizeLessThan(1_000);
            }
        }
        return new Read(count, bytes);
    }

    private static void assertWrittenBack(Sheet sheet, byte[] line, Fields fields) throws IOException {
        assertThat(fields.all()).isEqualTo(fields(new String(line, UTF_8), sheet.separator()));
        // After another line, since at the beginning of a file a byte order mark would be none of the text.
        var written = new StringBuilder("first\r\n");
        try (var printer = new CSVPrinter(written, Csv.format(sheet.separator()))) {
            printer.printRecord(fields.all());
        }
        var again = new Lines(new ByteArrayInputStream(written.toString().getBytes(UTF_8)));
        again.next(sheet.separator());
        assertThat(sheet.read(requireNonNull(again.next(sheet.separator()))).all()).isEqualTo(fields.all());
    }

    /** The fields of a line that is not broken, as RFC 4180 has them: by hand, to be held against the library's. */
    private static List<String> fields(String line, char separator) {
        var fields = new ArrayList<String>();
        var field = new StringBuilder();
        var isQuoted = false;
        for (var i = 0; i < line.length(); i++) {
            var character = line.charAt(i);
            if (isQuoted && character == '"' && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                field.append('"');
                i++;
            } else if (isQuoted && character == '"') {
                isQuoted = false;
            } else if (!isQuoted && character == separator) {
                fields.add(field.toString());
                field.setLength(0);
            } else if (!isQuoted && character == '"' && (i == 0 || line.charAt(i - 1) == separator)) {
                isQuoted = true;
            } else {
                field.append(character);
            }
        }
        fields.add(field.toString());
        return fields;
    }
}
