package city.hansa.app;

import static city.hansa.app.Given.done;
import static city.hansa.app.Given.refused;
import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.api.view.ChartName;
import city.hansa.app.RunningHansa.Answer;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A dashboard draws the story of Dortmund: charts and the map, as of any day, as known at any moment. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ChartJourney {

    private static final String DORTMUND = "city=unlocode:DEDTM";

    @TempDir
    private static Path data;

    private static RunningHansa hansa;

    @BeforeAll
    static void tellTheStory() {
        hansa = RunningHansa.start(data);
    }

    @AfterAll
    static void stop() {
        hansa.close();
    }

    @Test
    void the_twinnings_of_dortmund_are_counted_as_they_are_listed() {
        assertThat(rows("/api/charts/partnerships-by-kind?" + DORTMUND)).contains("TWINNING 11 11");
        assertThat(rows("/api/charts/partnerships-by-kind?asOf=2022-06-01&" + DORTMUND)).contains("TWINNING 9 9");
        assertThat(rows("/api/charts/partnerships-by-kind?asOf=1975-01-01&" + DORTMUND))
                .containsExactly("TWINNING 2 2");
    }

    @Test
    void a_domestic_partner_counts_at_home_and_what_was_known_before_stays() {
        assertThat(rows("/api/charts/partnerships-by-country?asOf=2022-06-01&" + DORTMUND))
                .contains("DE 1 1", "FR 1 1", "RU 1 1");
        assertThat(rows("/api/charts/partnerships-by-country?knownAt=0")).isEmpty();
    }

    @Test
    void memberships_are_counted_year_by_year() {
        var rows = rows("/api/charts/memberships-by-class?from=2000&" + DORTMUND);

        assertThat(rows).isNotEmpty().allMatch(row -> row.compareTo("2000") > 0);
    }

    @Test
    void actions_count_for_each_theme_and_once_for_each_goal() {
        assertThat(rows("/api/charts/actions-by-theme?" + DORTMUND)).isNotEmpty();
        assertThat(rows("/api/charts/actions-by-goal?" + DORTMUND))
                .isNotEmpty()
                .allMatch(row -> row.matches("([1-9]|1[0-7]) [A-Z_]+ \\d+ \\d+"));
    }

    @Test
    void aid_is_added_up_by_crisis_in_each_unit_as_offered_accepted_and_received() {
        var dresden = "city=" + hansa.ask().get("/api/cities?q=Dresden").at("/items/0/id").stringValue();

        assertThat(rows("/api/charts/aid-by-crisis?" + dresden))
                .contains(
                        "COVID-19 GOODS C62 ACCEPTED 28140 28140",
                        "COVID-19 FUNDS EUR OFFERED 8000000 8000000",
                        "COVID-19 FUNDS EUR ACCEPTED 5000000 5000000");
        assertThat(rows("/api/charts/aid-by-crisis?asOf=2020-04-27&" + dresden))
                .contains("COVID-19 FUNDS EUR OFFERED 8000000 8000000")
                .noneMatch(row -> row.contains("EUR ACCEPTED"));
        assertThat(rows("/api/charts/aid-by-crisis?asOf=2020-04-10&" + dresden))
                .contains("COVID-19 GOODS C62 RECEIVED 5000 5000");
        assertThat(rows("/api/charts/aid-by-crisis?knownAt=0")).isEmpty();
    }

    @Test
    void from_a_need_to_the_first_receipt_it_took_days_which_vague_dates_leave_open() {
        var kiel = Given.city(hansa.ask(), "Kiel");
        var gdynia = Given.city(hansa.ask(), "Gdynia");
        var exchange = Given.id(Given.created(hansa.ask().post("/api/exchanges", """
                {"crisis":{"type":"FLOOD","name":"Storm surge"},"themes":["MUNICIPAL_SERVICES"],
                 "participants":[{"key":"kiel","city":"%s"},{"key":"gdynia","city":"%s"}],
                 "by":{"city":"%1$s"},"effective":"2023-10-20"}""".formatted(kiel, gdynia))));
        tell(exchange, "declare-need", kiel, "2023-10-20", """
                "need":"pumps","participant":"kiel","aid":{"kind":"GOODS","item":"pump","unit":"C62"},"quantity":9""");
        tell(exchange, "make-offer", gdynia, "2023-10-21", """
                "offer":"pumps","from":"gdynia","aid":{"kind":"GOODS","item":"pump","unit":"C62"},"quantity":9""");
        tell(exchange, "accept-offer", kiel, "2023-10-21", """
                "offer":"pumps","commitment":"pumps","to":"kiel","quantity":9,"need":"pumps\"""");
        tell(exchange, "dispatch-consignment", gdynia, "2023-10-22", """
                "consignment":"pumps","commitment":"pumps","quantity":9""");
        var vague = tell(exchange, "confirm-receipt", kiel, "2023-10-24/2023-10-30", """
                "consignment":"pumps","quantityGood":4""");
        var question = "/api/charts/need-to-receipt?city=" + kiel + "&minPosition=";

        assertThat(rows(question + Given.position(vague))).containsExactly("GOODS 0 0 1", "GOODS 7 0 1");
        var sooner = tell(exchange, "confirm-receipt", kiel, "2023-10-23", """
                "consignment":"pumps","quantityGood":5""");
        assertThat(rows(question + Given.position(sooner))).containsExactly("GOODS 0 1 1");
        assertThat(rows(question + Given.position(sooner) + "&asOf=2023-10-22")).isEmpty();
        assertThat(rows("/api/charts/aid-by-crisis?asOf=2023-10-24&city=" + kiel))
                .containsExactly("Storm surge GOODS C62 ACCEPTED 9 9", "Storm surge GOODS C62 RECEIVED 5 9");
        assertThat(rows("/api/charts/aid-by-crisis?asOf=2023-10-21&city=" + gdynia))
                .containsExactly("Storm surge GOODS C62 OFFERED 9 9", "Storm surge GOODS C62 ACCEPTED 9 9");
    }

    @ParameterizedTest
    @EnumSource
    void every_chart_says_how_it_counts_and_is_not_sent_twice(ChartName name) {
        var question = "/api/charts/" + name.path();
        var answer = done(ask(question));
        var chart = answer.json();

        assertThat(chart.get("rule").stringValue()).isEqualTo(name.rule());
        assertThat(chart.propertyNames()).contains("chart", "dimensions", "rows", "asOf", "knownAt", "position");
        assertThat(chart.get("rows").valueStream())
                .allSatisfy(row -> assertThat(row.get("possible").longValue())
                        .isGreaterThanOrEqualTo(row.get("certain").longValue()));
        assertThat(hansa.ask().answer("GET", question, null, "If-None-Match", answer.header("ETag")).status())
                .isEqualTo(304);
    }

    @Test
    void the_map_is_geojson_and_shows_the_lines_of_a_day() throws IOException {
        var answer = done(ask("/api/map.geojson?kind=TWINNING&asOf=2022-06-01&" + DORTMUND));
        var map = answer.json();

        assertThat(answer.header("Content-Type")).isEqualTo("application/geo+json");
        assertThat(faults(answer.response().body())).isEmpty();
        assertThat(faults(answer.response().body().replace("\"LineString\"", "\"Line\""))).isNotEmpty();
        assertThat(features(map, "partnership")).hasSize(9);
        assertThat(features(map, "city")).hasSize(10).anySatisfy(dortmund -> {
            assertThat(dortmund.at("/properties/name").stringValue()).isEqualTo("Dortmund");
            assertThat(dortmund.at("/properties/partnerships").intValue()).isEqualTo(9);
        });
        assertThat(features(map, "partnership")).filteredOn(line -> line.at("/properties/domestic").booleanValue())
                .singleElement()
                .satisfies(zwickau -> assertThat(zwickau.at("/properties/parties").toString()).contains("Zwickau"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1960-04-02", "1978-01-22", "1989-07-01", "2022-06-01", "2026-11-23"})
    void the_map_of_all_days_shows_on_each_what_the_map_of_that_day_does(String day) {
        var map = done(ask("/api/map.json?" + DORTMUND)).json();
        var periods = map.get("periods");
        var onDay = new HashMap<String, String>();
        for (var number = 0; number < periods.get("partnership").size(); number++) {
            var isCertain = isWithin(day, periods, number, "certain");
            if (isCertain || isWithin(day, periods, number, "possible")) {
                var told = periods.get("kind").get(number).stringValue() + " "
                        + periods.get("standing").get(number).stringValue() + " " + (isCertain ? "CERTAIN" : "POSSIBLE");
                onDay.merge(
                        periods.get("partnership").get(number).stringValue(),
                        told,
                        (earlier, later) -> earlier.endsWith("CERTAIN") && !isCertain ? earlier : later);
            }
        }

        var features = done(ask("/api/map.geojson?asOf=" + day + "&" + DORTMUND)).json();

        assertThat(features(features, "partnership")).isNotEmpty().allSatisfy(line -> assertThat(onDay)
                .containsEntry(
                        line.get("id").stringValue(),
                        line.at("/properties/kind").stringValue() + " " + line.at("/properties/standing").stringValue()
                                + " " + line.at("/properties/certainty").stringValue()));
        assertThat(onDay).hasSize(features(features, "partnership").size() + features.get("missing").intValue());
    }

    private static boolean isWithin(String day, JsonNode periods, int number, String range) {
        var from = periods.get(range + "From").get(number);
        var until = periods.get(range + "Until").get(number);
        var asked = LocalDate.parse(day).toEpochDay();
        return (from.isNull() || from.longValue() <= asked) && (until.isNull() || until.longValue() > asked);
    }

    @Test
    void the_map_of_a_network_shows_what_its_members_keep_among_themselves() {
        var network = hansa.ask().get("/api/networks?q=Eurocities").at("/items/0/id").stringValue();

        assertThat(done(ask("/api/map.geojson?network=" + network)).json().get("type").stringValue())
                .isEqualTo("FeatureCollection");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/charts/partnerships-by-kind?asOf=2022-13-01",
                "/api/charts/partnerships-by-kind?from=1990",
                "/api/charts/memberships-by-class?from=22",
                "/api/charts/partnerships-by-kind?colour=red",
                "/api/charts/partnerships-by-kind?knownAt=99999999",
                "/api/charts/partnerships-by-kind?network=Eurocities",
                "/api/charts/partnerships-by-kind?city=Dortmund",
                "/api/charts/partnerships-by-kind?city=unlocode:DEDTM&network=00000000-0000-7000-8000-000000000000",
                "/api/map.geojson?kind=LOVE",
                "/api/map.geojson?theme=",
                "/api/map.geojson?limit=1",
                "/api/map.json?kind=LOVE",
                "/api/map.json?city=Dortmund"
            })
    void a_wrong_question_is_refused_by_the_name_of_what_is_wrong(String question) {
        refused(ask(question), 400, "MALFORMED");
    }

    @Test
    void there_is_no_chart_of_another_name() {
        refused(ask("/api/charts/cities-by-beauty"), 404, "NOT_FOUND");
    }

    private static Answer tell(String exchange, String name, String city, String effective, String body) {
        return done(hansa.ask().post("/api/exchanges/" + exchange + "/" + name, """
                {%s,"by":{"city":"%s"},"effective":"%s"}""".formatted(body, city, effective)));
    }

    private static Answer ask(String question) {
        return hansa.ask().answer("GET", question, null);
    }

    /** Each row as its values. */
    private static List<String> rows(String question) {
        return done(ask(question)).json().get("rows").valueStream()
                .map(row -> String.join(" ", row.valueStream().map(JsonNode::asString).toList()))
                .toList();
    }

    private static List<JsonNode> features(JsonNode map, String what) {
        return map.get("features").valueStream()
                .filter(feature -> feature.at("/properties/what").stringValue().equals(what))
                .toList();
    }

    /** What a validator that is not ours finds wrong. */
    private static List<?> faults(String map) throws IOException {
        try (var schema = Objects.requireNonNull(ChartJourney.class.getResourceAsStream("/geojson.schema.json"))) {
            var text = new String(schema.readAllBytes(), StandardCharsets.UTF_8);
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(text, InputFormat.JSON)
                    .validate(map, InputFormat.JSON);
        }
    }
}
