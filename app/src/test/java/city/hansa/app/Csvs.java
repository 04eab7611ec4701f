package city.hansa.app;

import static city.hansa.app.Given.created;
import static city.hansa.app.Given.id;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.app.RunningHansa.Answer;
import city.hansa.app.RunningHansa.Asking;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Tables given and taken over HTTP, on behalf of one network. */
record Csvs(Asking hansa, String network) {

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    /** What was answered to a line. */
    record Line(int line, String answer, String id, String reason, String why) {

        String said() {
            return reason.isEmpty() ? answer : answer + " " + reason;
        }
    }

    static Csvs by(RunningHansa hansa) {
        return new Csvs(hansa.ask(), id(created(hansa.ask().post("/api/networks", """
                {"name":"Register","kind":"ASSOCIATION"}"""))));
    }

    List<Line> post(String table, String parameters) {
        return post(table.getBytes(UTF_8), parameters, "text/csv");
    }

    List<Line> post(byte[] table, String parameters, String type) {
        return lines(answer(table, parameters, type));
    }

    List<Line> postAs(String by, String table) {
        return lines(ask("/api/imports?source=x&by=" + by, table.getBytes(UTF_8), "text/csv"));
    }

    /** @param parameters beside by and source, each behind an ampersand */
    Answer answer(byte[] table, String parameters, String type) {
        var source = parameters.contains("source=") ? "" : "&source=a%20table";
        return ask("/api/imports?by=network:" + network + source + parameters, table, type);
    }

    Answer ask(String path, byte[] table, String type) {
        return hansa.post(path, table, type);
    }

    String get(String path) {
        var answer = hansa.answer("GET", "/api/" + path, null);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        return answer.response().body();
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    static byte[] joined(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        Stream.of(parts).forEach(all::writeBytes);
        return all.toByteArray();
    }

    static List<String> column(String table, String column) {
        return records(table).stream().map(row -> row.get(column)).toList();
    }

    /** The rows without what differs between two registers that say the same: ids and the order of what is equal. */
    static List<String> withoutIds(String table) {
        var differ = Set.of("id", "parties");
        return records(table).stream()
                .map(row -> row.toMap().entrySet().stream()
                        .filter(cell -> !differ.contains(cell.getKey()))
                        .map(cell -> cell.getKey() + "=" + cell.getValue())
                        .sorted()
                        .collect(Collectors.joining(";")))
                .sorted()
                .toList();
    }

    private static List<Line> lines(Answer report) {
        assertThat(report.status()).as(report.response().body()).isEqualTo(200);
        return records(report.response().body()).stream()
                .map(row -> new Line(
                        Integer.parseInt(row.get("line")), row.get("answer"), row.get("id"), row.get("reason"),
                        row.get("why")))
                .toList();
    }

    private static List<CSVRecord> records(String table) {
        try (var parser = CSVParser.parse(table.replace("\uFEFF", ""), FORMAT)) {
            return parser.getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
