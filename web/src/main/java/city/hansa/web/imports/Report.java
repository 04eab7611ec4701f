package city.hansa.web.imports;

import static java.nio.charset.StandardCharsets.UTF_8;

import city.hansa.web.csv.Csv;
import city.hansa.web.problem.RequestRejection;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import org.apache.commons.csv.CSVPrinter;

/** What became of each line, in the order of the lines; written as they are judged. */
final class Report {

    private final CSVPrinter printer;

    Report(OutputStream out) throws IOException {
        printer = new CSVPrinter(new OutputStreamWriter(out, UTF_8), Csv.format(','));
        printer.printRecord("line", "answer", "id", "reason", "why");
    }

    /** @param number of the line in the file, from 1; the header is one */
    void line(long number, Verdict verdict) throws IOException {
        var id = verdict.id();
        printer.printRecord(
                number, verdict.answer(), id == null ? "" : id.toString(), verdict.reason(), Csv.guarded(verdict.why()));
    }

    /** @param number of the last line that was looked at */
    void ended(long number) throws IOException {
        line(number + 1, Verdict.stopped(RequestRejection.UNAVAILABLE.name(),
                "The import ended here; this line and those after it were not looked at. What was taken is kept: send"
                        + " the same file again when the service answers, and the rest of it is taken."));
        flush();
    }

    void flush() throws IOException {
        printer.flush();
    }
}
