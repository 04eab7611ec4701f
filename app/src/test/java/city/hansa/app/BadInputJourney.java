package city.hansa.app;

import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.app.RunningHansa.Answer;
import city.hansa.ledger.read.LedgerReader;
import java.nio.charset.StandardCharsets;
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
import org.junit.jupiter.params.provider.ValueSource;

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

    @Test
    void an_id_of_a_record_of_another_kind_names_no_city_and_no_network() {
        var network = Given.id(Given.created(hansa.ask().post("/api/networks", """
                {"name":"Hanse","kind":"ASSOCIATION","effective":"1980"}""")));
        before = head();

        Given.refused(hansa.ask().post("/api/networks/" + network + "/record-founder", """
                {"city":"%s","by":{"network":"%s"},"effective":"1986"}""".formatted(network, network)), 409, "NO_SUCH_CITY");
        Given.refused(hansa.ask().post("/api/memberships", """
                {"network":"%s","city":"%s","by":{"city":"%s"},"effective":"1986"}""".formatted(city, city, city)),
                409, "NO_SUCH_NETWORK");
    }

    /** In a body, BY stands for the city itself; in an address, CITY for its id. */
    @ParameterizedTest(name = "{2} {3}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            cities                  | {"name":"Kiel","country":"DE","identifiers":[],"mayor":"?"}                  | mayor                 | is not known here.
            cities                  | {"name":"Kiel","name":"Kiel","country":"DE","identifiers":[]}                | name                  | is given twice.
            cities                  | {"name":7,"country":"DE","identifiers":[]}                                   | name                  | is a text.
            cities                  | {"name":{"x":1},"country":"DE","identifiers":[]}                             | name                  | is a text.
            cities                  | {"name":null,"country":"DE","identifiers":[]}                                | name                  | is required.
            cities                  | {"country":"DE","identifiers":[]}                                            | name                  | is required.
            cities                  | {"name":"","country":"DE","identifiers":[]}                                  | -                     | a city's name has 1 to 200 characters
            cities                  | {"name":"Ki\\u0000el","country":"DE","identifiers":[]}                       | name                  | holds a character that no text may hold.
            cities                  | {"name":"Ki\\ud800el","country":"DE","identifiers":[]}                       | name                  | holds a character that no text may hold.
            cities                  | {"cityId":"0199d5c0-0000-7000-8000-000000000001","name":"K","country":"DE","identifiers":[]} | cityId | is not given: it follows from the address.
            cities                  | {"name":"Kiel","country":"DE","identifiers":{}}                              | identifiers           | is a list.
            cities                  | {"name":"Kiel","country":"DE","identifiers":[7]}                             | identifiers[0]        | is an object.
            cities                  | {"name":"Kiel","country":"DE","identifiers":[null]}                          | identifiers[0]        | is not null.
            cities                  | {"name":"Kiel","country":"DE","identifiers":[{"scheme":"ZIP","value":"1"}]}  | identifiers[0].scheme | is one of GEONAMES
            cities                  | {"name":"Kiel","country":"DE","identifiers":[{"scheme":"GEONAMES","value":"x"}]} | identifiers[0]    | GEONAMES has the form
            cities                  | {"name":"Kiel","country":"DE","identifiers":[],"coordinates":{"latitude":"1","longitude":2}} | coordinates.latitude | is a number.
            cities                  | {"name":"Kiel","country":"DE","identifiers":[],"coordinates":{"latitude":91,"longitude":2}}  | coordinates          | no such point
            cities                  | {"name":"Kiel","country":"DE","identifiers":[],"effective":"2020-13"}        | effective             | is not valid: A month is 01 to 12
            cities                  | {"name":"Kiel","country":"DE","identifiers":[],"effective":2020}             | effective             | is a date in EDTF, as text.
            partnerships            | {"kind":"FRIENDSHIP","parties":["geonames:1"],"themes":[],"topics":[]}       | parties[0]            | names no registered city: geonames:1.
            partnerships            | {"kind":"FRIENDSHIP","parties":["nonsense"],"themes":[],"topics":[]}         | parties[0]            | is a city's id, or an identifier such as geonames:2935517.
            partnerships            | {"kind":"MARRIAGE","parties":[],"themes":[],"topics":[]}                     | kind                  | is one of
            partnerships            | {"kind":"CONTACT","parties":[],"themes":[],"topics":[]}                      | by                    | is required.
            networks                | {"name":"Hanse","kind":"ASSOCIATION","by":{"city":"unlocode:XXXXX"}}         | by.city               | names no registered city: unlocode:XXXXX.
            cities/CITY/rename-city | {"name":"N"}                                                                 | by                    | is required.
            cities/CITY/rename-city | {"name":"N","by":"geonames:2935517"}                                         | by                    | is an object.
            cities/CITY/rename-city | {"name":"N","by":{}}                                                         | by                    | names one city or one network.
            cities/CITY/rename-city | {"name":"N","by":{"city":"CITY","network":"0199d5c0-0000-7000-8000-000000000009"}} | by              | names one city or one network.
            cities/CITY/rename-city | {"name":"N","by":{"town":"x"}}                                               | by.town               | is not known here.
            cities/CITY/rename-city | {"name":"N","by":{"city":"geonames:x"}}                                      | by.city               | is a city's id, or an identifier such as geonames:2935517.
            cities/CITY/rename-city | {"name":"N","by":{"city":"nobody:1"}}                                        | by.city               | is a city's id, or an identifier such as geonames:2935517.
            cities/CITY/rename-city | {"name":"N","by":{"network":"1-1-1-1-1"}}                                    | by.network            | is a UUID.
            cities/CITY/rename-city | {"name":"N",BY,"confidence":"SURE"}                                          | confidence            | is one of HIGH, MEDIUM, LOW.
            cities/CITY/rename-city | {"name":"N",BY,"confidence":0}                                               | confidence            | is one of HIGH, MEDIUM, LOW.
            cities/CITY/rename-city | {"name":"N",BY,"source":{"kind":"PRESS"}}                                    | source.title          | is required.
            cities/CITY/rename-city | {"name":"N",BY,"source":{"kind":"PRESS","title":"T","retrieved":"yesterday"}} | source.retrieved     | is a day, such as 2022-03-31.
            """)
    void a_fault_is_named_by_its_field_and_its_rule(String address, String body, String field, String rule) {
        var path = "/api/" + address.replace("CITY", city);

        var refused = hansa.ask().post(path, body.replace("BY", "\"by\":{\"city\":\"CITY\"}").replace("CITY", city));

        Given.refused(refused, 400, "MALFORMED");
        assertThat(refused.json().path("field").asString("-")).isEqualTo(field);
        assertThat(refused.json().get("detail").stringValue()).contains(rule);
        assertThat(refused.json().get("instance").stringValue()).isEqualTo(path);
        assertThat(refused.response().body()).doesNotContain("hansa.").doesNotContain("java.");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", " ", "[]", "7", "null", "\"x\"", "{", "{}x", "{\"name\":\"Kiel\",\"country\":\"DE\",\"identifiers\":[]} {}",
        "{'name':'Kiel'}", "{\"name\":\"Kiel\",}", "\0{}"
    })
    void a_body_is_one_json_object(String body) {
        var refused = hansa.ask().post("/api/cities", body);

        Given.refused(refused, 400, "MALFORMED");
        assertThat(refused.json().get("detail").stringValue()).startsWith("The body is");
    }

    @Test
    void a_body_is_utf_8() {
        var latin = Given.cityBody("Köln", "").getBytes(StandardCharsets.ISO_8859_1);

        Given.refused(hansa.ask().post("/api/cities", latin), 400, "MALFORMED");
    }

    @Test
    void nesting_without_end_is_refused_before_it_is_followed() {
        var deep = "{\"name\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";

        Given.refused(hansa.ask().post("/api/cities", deep), 400, "MALFORMED");
    }

    /** Each within a mebibyte; of what stands between the bars, X is repeated as often as the number says. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            lists in lists   | {"name":X     | [        | 10000
            objects in those | {"name":X     | {"name": | 10000
            a long text      | {"name":"X"}  | K        | 1000000
            a long name      | {"X":1}       | K        | 100000
            a long number    | {"name":X}    | 1        | 100000
            many values      | {"name":[X 1]} | 1,      | 200000
            """)
    void what_is_beyond_a_limit_is_not_read_to_its_end(String what, String body, String repeated, int times) {
        var refused = hansa.ask().post("/api/cities", body.replace("X", repeated.repeat(times)));

        Given.refused(refused, 400, "MALFORMED");
        assertThat(refused.json().get("detail").stringValue())
                .as(what)
                .isEqualTo("The body is beyond a limit: 32 levels, 50000 names, values and brackets, texts of 20000"
                        + " characters, names of 200, numbers of 100.");
        assertThat(refused.response().body().length()).isLessThan(1_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "NaN", "Infinity", "-Infinity", "1e400", "-1e400", "1e999999999", "1E-", "01", "+1", "0x10", "1.", ".5"
    })
    void a_number_is_a_finite_one(String number) {
        var refused = hansa.ask().post("/api/cities", """
                {"name":"Kiel","country":"DE","identifiers":[],"coordinates":{"latitude":%s,"longitude":1}}"""
                .formatted(number));

        Given.refused(refused, 400, "MALFORMED");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"\\ud800\":1}", "{\"\\u0000\":1}", "{\"name\":{\"\\udc00x\":1}}", "{\"\\ud800\":1,\"\\ud800\":1}",
        "{\"name\":\"\\ud83d\"}", "{\"name\":[\"\\udc00\\ud800\"]}"
    })
    void no_name_and_no_text_holds_half_a_character(String body) {
        Given.refused(hansa.ask().post("/api/cities", body), 400, "MALFORMED");
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
    void an_address_is_used_with_a_method_that_it_offers() {
        var asked = hansa.ask().answer("GET", "/api/cities/" + city + "/rename-city", null);
        var put = hansa.ask().answer("PUT", "/api/cities", Given.cityBody("Kiel", ""));

        Given.refused(asked, 405, "METHOD_NOT_ALLOWED");
        assertThat(asked.header("Allow")).contains("POST");
        Given.refused(put, 405, "METHOD_NOT_ALLOWED");
        assertThat(put.header("Allow")).contains("GET", "POST");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "/api/villages", "/api/villages/CITY/rename-city", "/api/cities/CITY/rename-mayor",
        "/api/cities/CITY/register-city", "/api/cities/1-1-1-1-1/rename-city", "/somewhere/else"
    })
    void what_is_not_there_is_not_found(String address) {
        var body = "{\"name\":\"Kiel\",\"by\":{\"city\":\"" + city + "\"}}";

        Given.refused(hansa.ask().post(address.replace("CITY", city), body), 404, "NOT_FOUND");
    }

    @Test
    void an_address_holds_no_null_character() {
        assertThat(hansa.ask().post("/api/cities/%00/rename-city", "{\"name\":\"Kiel\"}").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            If-Match        | *
            If-Match        | 3
            If-Match        | W/"3"
            If-Match        | "3", "4"
            If-Match        | "-1"
            If-Match        | ""
            Idempotency-Key | two words
            Idempotency-Key | ``
            """)
    void a_header_has_its_form(String name, String value) {
        malformedHeader(name, value);
    }

    @Test
    void a_key_has_200_characters_at_most() {
        malformedHeader("Idempotency-Key", "k".repeat(201));
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
