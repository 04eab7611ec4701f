package city.hansa.app;

import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.app.RunningHansa.Answer;
import city.hansa.ledger.read.LedgerReader;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is not in order is refused with a reason, and leaves no trace. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BadInputJourney {

    @TempDir
    private static Path data;

    private static RunningHansa hansa;
    private static String city = "";

    private long before;

    @BeforeAll
    static void start() {
        hansa = RunningHansa.start(data, "hansa.story=none");
        city = Given.city(hansa.ask(), "Dortmund");
    }

    @AfterAll
    static void stop() {
        hansa.close();
    }

    @BeforeEach
    void look() {
        before = head();
    }

    @AfterEach
    void nothing_was_written() {
        assertThat(head()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            cities           | {"name":"Kiel","country":"DE","identifiers":[],"mayor":"?"}                    | mayor
            cities           | {"name":"Kiel","name":"Kiel","country":"DE","identifiers":[]}                  | name
            cities           | {"name":7,"country":"DE","identifiers":[]}                                     | name
            cities           | {"name":"Kiel","country":"DE","identifiers":{}}                                | identifiers
            cities           | {"name":"Kiel","country":"DE","identifiers":[null]}                            | identifiers[0]
            cities           | {"name":"Kiel","country":"DE","identifiers":[{"scheme":"ZIP","value":"1"}]}    | identifiers[0].scheme
            cities           | {"country":"DE","identifiers":[]}                                              | name
            cities           | {"name":"Kiel","country":"DE","identifiers":[],"effective":"2020-13"}          | effective
            cities           | {"name":"Kiel","country":"DE","identifiers":[],"effective":2020}               | effective
            cities           | {"name":"Ki\\u0000el","country":"DE","identifiers":[]}                         | name
            cities           | {"name":"Ki\\ud800el","country":"DE","identifiers":[]}                         | name
            cities           | {"cityId":"0199d5c0-0000-7000-8000-000000000001","name":"K","country":"DE","identifiers":[]} | cityId
            partnerships     | {"kind":"FRIENDSHIP","parties":["geonames:1"],"themes":[],"topics":[]}         | parties[0]
            partnerships     | {"kind":"FRIENDSHIP","parties":["nonsense"],"themes":[],"topics":[]}           | parties[0]
            partnerships     | {"kind":"MARRIAGE","parties":[],"themes":[],"topics":[]}                       | kind
            partnerships     | {"kind":"CONTACT","parties":[],"themes":[],"topics":[]}                        | by
            networks         | {"name":"Hanse","kind":"ASSOCIATION","by":{"city":"unlocode:XXXXX"}}           | by.city
            """)
    void a_fault_is_named_by_its_field(String collection, String body, String field) {
        var refused = hansa.ask().post("/api/" + collection, body);

        Given.refused(refused, 400, "MALFORMED");
        assertThat(refused.json().get("field").stringValue()).isEqualTo(field);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            []
            null
            7
            {"name":
            {"name":"Kiel","country":"DE","identifiers":[]} {}
            {'name':'Kiel'}
            """)
    void a_body_is_one_json_object(String body) {
        Given.refused(hansa.ask().post("/api/cities", body), 400, "MALFORMED");
    }

    @Test
    void nesting_without_end_is_refused_before_it_is_followed() {
        var deep = "{\"name\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";

        Given.refused(hansa.ask().post("/api/cities", deep), 400, "MALFORMED");
    }

    @Test
    void a_body_has_a_mebibyte_at_most() {
        var large = Given.cityBody("K".repeat(1 << 20), "");

        Given.refused(hansa.ask().post("/api/cities", large), 413, "TOO_LARGE");
    }

    @Test
    void a_body_is_json_and_says_so() {
        var text = hansa.ask().answer("POST", "/api/cities", Given.cityBody("Kiel", ""), "Content-Type", "text/plain");

        Given.refused(text, 415, "UNSUPPORTED_MEDIA_TYPE");
    }

    @Test
    void a_command_is_posted() {
        var asked = hansa.ask().answer("GET", "/api/cities/" + city + "/rename-city", null);

        Given.refused(asked, 405, "METHOD_NOT_ALLOWED");
        assertThat(asked.header("Allow")).contains("POST");
    }

    @Test
    void what_is_not_there_is_not_found() {
        var body = "{\"name\":\"Kiel\"}";

        Given.refused(hansa.ask().post("/api/villages", body), 404, "NOT_FOUND");
        Given.refused(hansa.ask().post("/api/cities/" + city + "/rename-mayor", body), 404, "NOT_FOUND");
    }

    @Test
    void a_header_has_its_form() {
        malformedHeader("If-Match", "*");
        malformedHeader("Idempotency-Key", "k".repeat(201));
        malformedHeader("Idempotency-Key", "two words");
    }

    private static void malformedHeader(String name, String value) {
        Answer refused = hansa.ask().post("/api/cities", Given.cityBody("Kiel", ""), name, value);

        Given.refused(refused, 400, "MALFORMED");
        assertThat(refused.json().get("field").stringValue()).isEqualTo(name);
    }

    private static long head() {
        return hansa.bean(LedgerReader.class).head();
    }
}
