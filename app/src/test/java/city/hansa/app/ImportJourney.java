package city.hansa.app;

import static city.hansa.app.Given.created;
import static city.hansa.app.Given.id;
import static city.hansa.app.Given.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import city.hansa.app.Csvs.Line;
import city.hansa.ledger.read.LedgerReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables come in and go out: every line is answered for, nothing is taken twice, and what goes out comes in the same. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ImportJourney {

    private static final Path RGRE =
            Path.of(System.getProperty("rgre.table", "../../shared/data/rgre/TwinTowns_clean.csv"));
    private static final String CITIES = "name,country,latitude,longitude,identifiers\r\n";
    private static final String SHORT = "municipality,partner,country,since,form\r\n";

    @TempDir
    private static Path data;

    private static RunningHansa hansa;
    private static Csvs csv;

    @BeforeAll
    static void start() {
        hansa = RunningHansa.start(data, "hansa.story=none");
        csv = Csvs.by(hansa);
    }

    @AfterAll
    static void stop() {
        hansa.close();
    }

    @Nested
    class A_table_as_the_RGRE_keeps_it {

        private static final String HEADER = "municipality,plz,latitude,longitude,partnergemeinde,country,seit,form,"
                + "partner_latitude,partner_longitude\r\n";

        private static final String TABLE = HEADER + """
                Lindenau,11111,50.1,8.1,Montfleur,France,1967,p,47.1,5.1
                Lindenau,11111,50.1,8.1,"Stará Lípa (Altlinde)",Czech Republic,1990,f,50.2,14.1
                "Lindenau (Kreis) (Lindenau, Stadt)",11112,50.1,8.1,"Bourg ""Neuf\""",France,2000,k,46.1,5.3
                Lindenau,11111,50.1,8.1,Montfleur,France,1969,p,47.1,5.1
                Birkenfels,22222,,,Montfleur,France,1971,,47.1,5.1
                Birkenfels,22222,,,Witschi,,1993,p,53.9,27.5
                Birkenfels,22222,,,Montfleur,France,1971,p,47.1,5.1
                Birkenfels,22222,,,Montfleur,France,1971,p,47.1,5.1
                """.replace("\n", "\r\n");

        @Test
        void is_answered_line_by_line_and_changes_nothing_the_second_time() {
            var would = csv.post(TABLE, "&createCities=true&dryRun=true");
            var head = head();
            var answers = csv.post(TABLE, "&createCities=true");

            assertThat(answers).extracting(Line::line).containsExactly(2, 3, 4, 5, 6, 7, 8, 9);
            assertThat(answers).extracting(Line::said).containsExactly(
                    "TAKEN", "TAKEN", "TAKEN", "REFUSED PARTNERSHIP_IS_OPEN", "REFUSED FIELD_MALFORMED",
                    "REFUSED COUNTRY_UNKNOWN", "TAKEN", "ALREADY_THERE");
            assertThat(would).extracting(Line::said).isEqualTo(
                    answers.stream().map(Line::said).toList());
            assertThat(answers.get(7).id()).isEqualTo(answers.get(6).id());
            assertThat(head()).isGreaterThan(head);

            var after = head();
            var again = csv.post(TABLE, "&createCities=true");
            assertThat(again).extracting(Line::answer).containsExactly(
                    "ALREADY_THERE", "ALREADY_THERE", "ALREADY_THERE", "REFUSED", "REFUSED", "REFUSED",
                    "ALREADY_THERE", "ALREADY_THERE");
            assertThat(csv.post(TABLE, "&source=another").stream().map(Line::answer))
                    .containsExactlyElementsOf(again.stream().map(Line::answer).toList());
            assertThat(head()).isEqualTo(after);
        }

        @Test
        void that_was_taken_in_part_is_completed_by_the_same_file() {
            csv.post(CITIES + "Halbstadt,DE,,,\nDemiville,FR,,,\n", "");
            var both = SHORT + "Halbstadt,Demiville,France,1980,p\n";
            var proposed = """
                    kind,standing,since,from,party_names,party_countries
                    TWINNING,PROPOSED,,1980,Halbstadt|Demiville,DE|FR
                    """;
            var begun = csv.post(proposed, "").getFirst();

            assertThat(csv.post(both, "&dryRun=true").getFirst().said()).isEqualTo("TAKEN");
            var completed = csv.post(both, "").getFirst();

            assertThat(completed.said()).isEqualTo("TAKEN");
            assertThat(completed.id()).isEqualTo(begun.id());
            assertThat(csv.post(both, "").getFirst().said()).isEqualTo("ALREADY_THERE");
        }

        @Test
        void says_of_a_dry_run_what_it_would_say_and_writes_nothing() {
            var head = head();

            var would = csv.post(HEADER + "Neudorf,1,,,Anderstadt,France,1980,p,,\n", "&createCities=true&dryRun=true");

            assertThat(would).extracting(Line::said).containsExactly("TAKEN");
            assertThat(would.getFirst().why()).contains("Neudorf", "Anderstadt");
            assertThat(head()).isEqualTo(head);
        }

        @Test
        void registers_no_city_unless_it_is_asked_to() {
            var head = head();

            var answers = csv.post(SHORT + "Nirgendheim,Ailleurs,France,1980,p\n", "");

            assertThat(answers).extracting(Line::said).containsExactly("REFUSED NO_SUCH_CITY");
            assertThat(head()).isEqualTo(head);
        }

        @Test
        void of_a_year_is_in_the_register_as_of_that_year() {
            var id = csv.post(SHORT + "Jahrstadt,Anville,France,1978,p\n", "&createCities=true").getFirst().id();

            var record = Given.awaited(hansa.ask(), "/api/partnerships/" + id + "?minPosition=" + head());

            assertThat(record.get("standing").stringValue()).isEqualTo("IN_FORCE");
            assertThat(record.at("/since/rule").stringValue()).isEqualTo("ENTRY_INTO_FORCE");
            assertThat(record.at("/since/edtf").stringValue()).isEqualTo("1978");
            assertThat(record.at("/milestones/0/source/title").stringValue()).isEqualTo("a table");
        }
    }

    @Nested
    class A_city_in_a_table {

        @Test
        void is_found_by_identifier_then_by_name_and_place_and_never_guessed() {
            csv.post(CITIES + """
                    Neustadt,DE,49.35,8.14,geonames:2864054
                    Neustadt,DE,54.1,10.8,
                    Ville,FR,45.0,1.0,
                    """, "");

            var table = "kind,since,party_names,party_countries,party_identifiers,party_coordinates\n";
            var answers = csv.post(table + """
                    CONTACT,1990,Neustadt|Ville,DE|FR,,
                    CONTACT,1991,Ganz anders|Ville,DE|FR,geonames:2864054|,
                    FRIENDSHIP,1992,neustadt|Ville,Germany|FR,,54.11 10.81|
                    TWINNING,1993,Neustadt|Ville,DE|FR,,50.9 14.2|
                    TWINNING,1994,Ville|Ville,FR|FR,,
                    """, "");

            assertThat(answers).extracting(Line::said).containsExactly(
                    "REFUSED CITY_AMBIGUOUS", "TAKEN", "TAKEN", "REFUSED NO_SUCH_CITY", "REFUSED TWO_DISTINCT_PARTIES");
            assertThat(answers.getFirst().why()).containsPattern("Neustadt \\(DE\\) [0-9a-f-]{36}, Neustadt");
        }

        @Test
        void that_GeoNames_distributes_is_taken_with_its_identifier() {
            var table = """
                    geonameId,name,altName,country,featureCode,adminCode,population,lat,lon
                    1796236,Shanghai,,CN,PPLA,23,22315474,31.22222,121.45806
                    """;

            assertThat(csv.post(table, "")).extracting(Line::said).containsExactly("TAKEN");
            assertThat(csv.post(table, "")).extracting(Line::said).containsExactly("ALREADY_THERE");
            assertThat(csv.get("cities.csv?city=geonames:1796236&minPosition=" + head()))
                    .contains(",Shanghai,CN,REGISTERED,CERTAIN,31.22222,121.45806,geonames:1796236\r\n");
        }
    }

    @Nested
    class A_broken_line {

        @Test
        void is_refused_and_stops_none_of_the_others() {
            var head = CITIES.getBytes(StandardCharsets.UTF_8);
            var text = """
                    Eins,DE,,,
                    Zwei,DE,,
                    "Drei,DE,,,
                    Vier,DE,,,
                    "Fünf "x,DE,,,
                    Sechs,XX9,,,
                    Sieben,DE,north,1,
                    Acht,DE,1,1,nobody:1
                    %s,DE,,,
                    %s,DE,,,
                    \0,DE,,,
                    "Zwölf
                    Elf",DE,,,
                    """.formatted("x".repeat(10_001), "x".repeat(500_000));
            var latin = "Dreizehn\u00e4,DE,,,\n".getBytes(StandardCharsets.ISO_8859_1);
            var last = "Letzte,DE,,,".getBytes(StandardCharsets.UTF_8);

            var answers = csv.post(Csvs.joined(head, text.getBytes(StandardCharsets.UTF_8), latin, last), "", "text/csv");

            assertThat(answers).extracting(line -> line.line() + " " + line.said()).containsExactly(
                    "2 TAKEN",
                    "3 REFUSED FIELD_COUNT",
                    "4 REFUSED QUOTE_NOT_CLOSED",
                    "5 TAKEN",
                    "6 REFUSED QUOTE_NOT_CLOSED",
                    "7 REFUSED COUNTRY_UNKNOWN",
                    "8 REFUSED FIELD_MALFORMED",
                    "9 REFUSED FIELD_MALFORMED",
                    "10 REFUSED FIELD_TOO_LONG",
                    "11 REFUSED LINE_TOO_LONG",
                    "12 REFUSED NOT_UTF_8",
                    "13 TAKEN",
                    "15 REFUSED NOT_UTF_8",
                    "16 TAKEN");
        }

        @Test
        void of_a_bad_date_is_refused_by_its_column() {
            var answers = csv.post(SHORT + "A,B,France,gestern,p\nA,B,France,1980-13,p\n", "&createCities=true");

            assertThat(answers).extracting(Line::said)
                    .containsExactly("REFUSED FIELD_MALFORMED", "REFUSED FIELD_MALFORMED");
            assertThat(answers.getFirst().why()).startsWith("since is a date in EDTF").contains("gestern");
        }

        @Test
        void names_the_rule_of_the_domain() {
            var by = created(hansa.ask().post("/api/cities", Given.cityBody("Dritte", "")));
            csv.post(CITIES + "Erste,DE,,,\nZweite,DE,,,\n", "");

            var answers = csv.postAs("city:" + id(by), """
                    kind,since,party_names,party_countries,topics
                    CONTACT,1980,Erste|Zweite,DE|DE,
                    PROJECT,1980,Erste|Dritte,DE|DE,
                    """);

            assertThat(answers).extracting(Line::said)
                    .containsExactly("REFUSED NOT_A_PARTY", "REFUSED PROJECT_NEEDS_A_THEME");
        }
    }

    @Nested
    class A_file {

        @Test
        void may_be_written_with_semicolons_a_mark_and_any_end_of_line() {
            var table = "\uFEFFname;country;latitude;longitude;identifiers\r\"Mit; Strich, und Komma\";DE;;;\r\nAllerletzte;DE;;;\n\n";

            assertThat(csv.post(table, "")).extracting(Line::said).containsExactly("TAKEN", "TAKEN");
            assertThat(csv.get("cities.csv?q=Strich&separator=;&minPosition=" + head()))
                    .contains(";\"Mit; Strich, und Komma\";DE;");
        }

        @Test
        void of_a_header_alone_has_nothing_to_answer_for() {
            assertThat(csv.post(CITIES, "")).isEmpty();
        }

        @Test
        void of_more_than_a_gibibyte_is_refused_before_it_is_sent() throws IOException {
            var address = URI.create(hansa.ask().base());
            try (var socket = new Socket(address.getHost(), address.getPort())) {
                var path = "/api/imports?source=x&by=network:" + csv.network();
                socket.getOutputStream()
                        .write(("POST " + path + " HTTP/1.1\r\nHost: hansa\r\nContent-Type: text/csv\r\n"
                                        + "Authorization: " + hansa.ask().tokens().header(path, null).getLast()
                                        + "\r\nContent-Length: 1073741825\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));

                var status = new BufferedReader(
                                new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                        .readLine();

                assertThat(status).startsWith("HTTP/1.1 413");
            }
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                ''                                 | ''     | begins with a header
                'nothing,known\n'                  | header | one form
                'municipality,since,form\n'        | header | one form
                'name,country,colour\n'            | header | colour
                'name,country,name\n'              | header | once
                'PK\\u0003\\u0004\u0000\n'         | header | null character
                """)
        void without_a_header_that_is_known_is_refused_whole(String table, String field, String rule) {
            var answer = csv.answer(table.getBytes(StandardCharsets.UTF_8), "", "text/csv");

            refused(answer, 400, "MALFORMED");
            assertThat(answer.json().path("field").asString("")).isEqualTo(field);
            assertThat(answer.json().get("detail").stringValue()).contains(rule);
        }

        @Test
        void of_another_encoding_is_refused_whole() {
            refused(csv.answer(CITIES.getBytes(StandardCharsets.UTF_16), "", "text/csv"), 400, "MALFORMED");
            refused(csv.answer(CITIES.getBytes(StandardCharsets.UTF_8), "", "text/csv;charset=latin1"), 400, "MALFORMED");
            refused(csv.answer("{}".getBytes(StandardCharsets.UTF_8), "", "application/xml"), 415, "UNSUPPORTED_MEDIA_TYPE");
        }

        @ParameterizedTest
        @CsvSource({
            "by=nobody:1&source=x, by", "by=geonames:1&source=x, by",
            "by=network:0199d5c0-0000-7000-8000-000000000001&source=x, by", "source=x, by", "by=geonames:1, source",
            "dryRun=1, dryRun",
            "colour=red, colour"
        })
        void is_given_by_somebody_on_some_source(String query, String field) {
            var answer = csv.ask("/api/imports?" + query, CITIES.getBytes(StandardCharsets.UTF_8), "text/csv");

            refused(answer, 400, "MALFORMED");
            assertThat(answer.json().path("field").asString("")).isEqualTo(field);
        }
    }

    @Nested
    class What_is_exported {

        @Test
        void is_guarded_against_formulas_and_comes_back_as_it_was() throws IOException {
            var table = CITIES + "\"'=1+1\",DE,,,\n\"''=1\",DE,,,\n'-weg,DE,,,\n\"O'Brien|a\\b\",DE,-1.5,2,\n";
            csv.post(table, "");
            var exported = csv.get("cities.csv?kind=DE&bom=true&minPosition=" + head());

            assertThat(exported).startsWith("\uFEFFid,name,country,").contains(
                    ",'=1+1,DE,", ",''=1,DE,", ",'-weg,DE,", ",O'Brien|a\\b,DE,REGISTERED,CERTAIN,-1.5,2.0,\r\n");
            assertThat(Csvs.column(exported, "name")).contains("'=1+1", "''=1");
            assertThat(hansa.ask().get("/api/cities?q=" + Csvs.encoded("=1")).get("items").size()).isEqualTo(2);
            assertThat(csv.post(exported, "").stream().map(Line::said)).containsOnly("ALREADY_THERE");
        }

        @Test
        void is_the_same_register_in_an_empty_Hansa_and_changes_nothing_where_it_comes_from(@TempDir Path other) {
            csv.post(CITIES + """
                    Ahorn,DE,50.1,10.9,geonames:2958969 wikidata:Q252941
                    Châtillon,FR,48.8,2.3,geonames:3026285
                    Zwillen,FR,,,
                    """, "");
            csv.post("""
                    kind,standing,since_rule,since,from,party_names,party_countries,themes,topics,framework,dormant_scope
                    TWINNING,IN_FORCE,FIRST_SIGNING,1967-05~,1967-05~,Ahorn|Châtillon,DE|FR,SPORTS|HEALTHCARE,"a|b, c",,
                    FRIENDSHIP,DORMANT,ENTRY_INTO_FORCE,1970?,2022-03-31,Ahorn|Zwillen,DE|FR,SPORTS,,A frame,ACTIVITIES
                    CONTACT,TERMINATED,ENTRY_INTO_FORCE,198X,1999-05,Châtillon|Zwillen,FR|FR,,,,
                    PROJECT,PROPOSED,,,2024,Châtillon|Ahorn,FR|DE,,x,,
                    FRIENDSHIP,IN_FORCE,FIRST_SIGNING,2001,2002-03,Châtillon|Zwillen,FR|FR,SPORTS,,,
                    """, "");
            var head = head();
            var cities = csv.get("cities.csv?minPosition=" + head);
            var all = csv.get("partnerships.csv?standing=ANY&minPosition=" + head);
            var taken = all.lines().filter(line -> !line.contains("DECLINED")).collect(Collectors.joining("\r\n")) + "\r\n";

            assertThat(csv.post(cities, "")).extracting(Line::answer).containsOnly("ALREADY_THERE");
            assertThat(csv.post(taken, "")).extracting(Line::answer).containsOnly("ALREADY_THERE");
            assertThat(head()).isEqualTo(head);

            try (var empty = RunningHansa.start(other, "hansa.story=none")) {
                var there = Csvs.by(empty);
                assertThat(there.post(cities, "")).extracting(Line::answer).containsOnly("TAKEN");
                assertThat(there.post(taken, "")).extracting(Line::said).containsOnly("TAKEN");
                var minPosition = "minPosition=" + empty.bean(LedgerReader.class).head();
                assertThat(Csvs.withoutIds(there.get("cities.csv?" + minPosition)))
                        .isEqualTo(Csvs.withoutIds(cities));
                assertThat(Csvs.withoutIds(there.get("partnerships.csv?standing=ANY&" + minPosition)))
                        .isEqualTo(Csvs.withoutIds(taken));
            }
        }

        @ParameterizedTest
        @CsvSource({"cities", "networks", "memberships", "partnerships", "exchanges", "actions"})
        void is_every_register_by_its_address_whatever_is_accepted(String collection) {
            var file = hansa.ask().answer("GET", "/api/" + collection + ".csv", null, "Accept", "text/html");

            assertThat(file.response().body()).startsWith("id,");
            assertThat(file.header("Content-Type")).isEqualTo("text/csv;header=present;charset=UTF-8");
            assertThat(file.header("Hansa-Position")).matches("\\d+");
        }

        @Test
        void is_all_of_the_register_however_long_and_one_place_on_both_clocks() {
            var table = CITIES + IntStream.range(0, 450)
                    .mapToObj(number -> "Reihe %03d,AT,,,\n".formatted(number))
                    .collect(Collectors.joining());
            csv.post(table, "");
            var head = head();
            csv.post(CITIES + "Später,AT,,,\n", "");

            assertThat(csv.get("cities.csv?kind=AT&knownAt=" + head).lines()).hasSize(451);
            assertThat(csv.get("cities.csv?kind=AT&minPosition=" + head()).lines()).hasSize(452);
        }

        @ParameterizedTest
        @CsvSource({"limit=9, limit", "cursor=x, cursor", "separator=x, separator", "asOf=1978, asOf"})
        void is_asked_for_in_the_same_form(String query, String field) {
            var answer = hansa.ask().answer("GET", "/api/cities.csv?" + query, null);

            refused(answer, 400, "MALFORMED");
            assertThat(answer.json().get("field").stringValue()).isEqualTo(field);
        }
    }

    @Test
    void the_RGREs_whole_table_comes_in_by_one_call_and_changes_nothing_the_second_time(@TempDir Path other)
            throws IOException {
        assumeTrue(Files.isReadable(RGRE), "skipped: the RGRE's file, which must not be kept here, is not at " + RGRE);
        var table = Files.readAllBytes(RGRE);
        try (var empty = RunningHansa.start(other, "hansa.story=none")) {
            var there = Csvs.by(empty);
            var answers = there.post(table, "&createCities=true", "text/csv");
            var head = empty.bean(LedgerReader.class).head();

            assertThat(answers).hasSize(5_881);
            assertThat(count(answers)).isEqualTo(Map.of(
                    "TAKEN", 5_857L,
                    "ALREADY_THERE", 6L,
                    "REFUSED COUNTRY_UNKNOWN", 8L,
                    "REFUSED FIELD_MALFORMED", 8L,
                    "REFUSED PARTNERSHIP_IS_OPEN", 2L));

            var map = Given.awaited(empty.ask(), "/api/map.geojson?minPosition=" + head);
            var lines = map.get("features").valueStream()
                    .filter(feature -> feature.at("/properties/what").stringValue().equals("partnership"))
                    .count();
            // Fifty-two of the file's rows name a city without its place.
            assertThat(map.get("missing").longValue()).isBetween(1L, 52L);
            assertThat(lines).isEqualTo(5_857 - map.get("missing").longValue());

            var again = there.post(table, "&createCities=true", "text/csv");
            assertThat(again).extracting(Line::answer).doesNotContain("TAKEN");
            assertThat(again.stream().filter(line -> line.answer().equals("REFUSED")).map(Line::line).toList())
                    .isEqualTo(answers.stream()
                            .filter(line -> line.answer().equals("REFUSED"))
                            .map(Line::line)
                            .toList());
            assertThat(empty.bean(LedgerReader.class).head()).isEqualTo(head);
        }
    }

    private static Map<String, Long> count(List<Line> answers) {
        return answers.stream().collect(Collectors.groupingBy(Line::said, TreeMap::new, Collectors.counting()));
    }

    private static long head() {
        return hansa.bean(LedgerReader.class).head();
    }
}
