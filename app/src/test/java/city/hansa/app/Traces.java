package city.hansa.app;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.app.RunningHansa.Asking;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where a word has left a trace. */
final class Traces {

    /** The tables, of every schema that is not PostgreSQL's own, with a row that has it in whatever column. */
    static List<String> inTables(RunningHansa hansa, String word) {
        var jdbc = hansa.bean(JdbcClient.class);
        var tables = jdbc.sql("""
                        select format('%I.%I', schemaname, tablename) from pg_tables
                         where schemaname not in ('pg_catalog', 'information_schema')
                           and has_table_privilege(format('%I.%I', schemaname, tablename), 'select')""")
                .query(String.class)
                .list();
        assertThat(tables).hasSizeGreaterThan(20).contains("ledger.event", "ledger.receipt");
        var found = new ArrayList<String>();
        for (var table : tables) {
            // A row as text has its bytes in hexadecimal.
            var rows = jdbc.sql("select count(*) from " + table + " x where lower(x::text) like :word or x::text like :bytes")
                    .param("word", "%" + word.toLowerCase(Locale.ROOT) + "%")
                    .param("bytes", "%" + HexFormat.of().formatHex(word.getBytes(UTF_8)) + "%")
                    .query(Long.class)
                    .single();
            if (rows > 0) {
                found.add(table);
            }
        }
        return found;
    }

    /** The files that have it: of the database, its write-ahead log, and all else. */
    static List<Path> inFiles(Path directory, String word) {
        var bytes = new String(word.getBytes(UTF_8), ISO_8859_1);
        try (var files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> content(file).contains(bytes))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One that goes meanwhile has nothing any more. */
    private static String content(Path file) {
        try {
            return Files.readString(file, ISO_8859_1);
        } catch (IOException _) {
            return "";
        }
    }

    /** All that is answered to somebody about a city and what it does, to an auditor, and to anybody. */
    static String answers(RunningHansa hansa, Asking party, String city, long head) {
        var auditor = hansa.ask().as("auditor", List.of("auditor"), List.of());
        var said = new StringBuilder();
        var then = "minPosition=" + head;
        for (var kind : List.of("actions", "partnerships")) {
            said.append(body(party, "/api/" + kind + "?city=" + city + "&standing=ANY&" + then));
            said.append(body(party, "/api/" + kind + ".csv?standing=ANY&" + then));
            party.get("/api/" + kind + "?city=" + city + "&standing=ANY&" + then)
                    .get("items")
                    .forEach(item -> {
                        for (var part : List.of("", "/history", "/changes", "/provenance")) {
                            said.append(body(party, "/api/" + kind + "/" + item.get("id").stringValue() + part));
                        }
                    });
        }
        for (var read : List.of("timeline?subject=" + city, "timeline.ics?subject=" + city,
                "timeline.feed.json?subject=" + city, "changes?city=" + city, "due?city=" + city, "search?q=Nachtigall",
                "search?q=sealed", "board?city=" + city, "discrepancies?city=" + city)) {
            said.append(body(party, "/api/" + read + "&" + then));
        }
        for (var asking : List.of(party, auditor, hansa.ask().anybody())) {
            said.append(body(asking, "/api/feed?after=0&limit=200"));
            said.append(body(asking, "/log/checkpoint"));
            said.append(body(asking, "/log/tile/entries/000.p/" + (head + 1)));
        }
        return said.append(body(auditor, "/api/audit/export?from=0&to=" + head)).toString();
    }

    private static String body(Asking asking, String address) {
        var answer = asking.answer("GET", address, null);
        assertThat(answer.status()).as(address + " " + answer.response().body()).isEqualTo(200);
        return answer.response().body();
    }

    private Traces() {}
}
