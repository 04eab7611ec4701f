package city.hansa.web.command;

import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.web.Http;
import city.hansa.web.RecordingCommands;
import city.hansa.web.WebTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@WebTest
class BadInputJourney {

    private static final String CITY = "/api/cities/0199d5c0-0000-7000-8000-000000000001";
    private static final String BY = "\"by\":{\"city\":\"geonames:2935517\"}";

    @Autowired Http http;
    @Autowired RecordingCommands commands;

    @BeforeEach
    void reset() {
        commands.reset();
    }

    @ParameterizedTest(name = "{1} {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock = """
            {BY,"name":"N","colour":"red"}                     | colour            | is not known here.
            {BY,"name":"N","name":"M"}                         | name              | is given twice.
            {BY,"name":"N","cityId":"x"}                       | cityId            | is not given: it follows from the address.
            {BY,"name":7}                                      | name              | is a text.
            {BY,"name":null}                                   | name              | is required.
            {BY,"name":{"x":1}}                                | name              | is a text.
            {BY}                                               | name              | is required.
            {BY,"name":""}                                     | -                 | a city's name has 1 to 200 characters
            {"name":"N"}                                       | by                | is required.
            {"name":"N","by":"geonames:2935517"}               | by                | is an object.
            {"name":"N","by":{}}                               | by                | names one city or one network.
            {"name":"N","by":{"city":"geonames:2935517","network":"0199d5c0-0000-7000-8000-000000000009"}} | by | names one city or one network.
            {"name":"N","by":{"town":"x"}}                     | by.town           | is not known here.
            {"name":"N","by":{"city":"geonames:99"}}           | by.city           | names no registered city: geonames:99.
            {"name":"N","by":{"city":"geonames:x"}}            | by.city           | is a city's id, or an identifier such as geonames:2935517.
            {"name":"N","by":{"city":"nobody:1"}}              | by.city           | is a city's id, or an identifier such as geonames:2935517.
            {"name":"N","by":{"network":"1-1-1-1-1"}}          | by.network        | is a UUID.
            {BY,"name":"N","effective":"1978-13"}              | effective         | is not valid: A month is 01 to 12
            {BY,"name":"N","effective":1978}                   | effective         | is a date in EDTF, as text.
            {BY,"name":"N","confidence":"SURE"}                | confidence        | is one of HIGH, MEDIUM, LOW.
            {BY,"name":"N","confidence":0}                     | confidence        | is one of HIGH, MEDIUM, LOW.
            {BY,"name":"N","source":{"kind":"PRESS"}}          | source.title      | is required.
            {BY,"name":"N","source":{"kind":"PRESS","title":"T","retrieved":"yesterday"}} | source.retrieved | is a day, such as 2022-03-31.
            {BY,"name":"N\\u0000"}                             | name              | holds a character that no text may hold.
            {BY,"name":"\\ud800"}                              | name              | holds a character that no text may hold.
            """)
    void a_bad_field_is_named_with_its_rule(String body, String field, String rule) {
        var answer = http.post(CITY + "/rename-city", body.replace("BY", BY));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.text("type")).isEqualTo("/problems/request/malformed");
        assertThat(answer.text("reason")).isEqualTo("MALFORMED");
        assertThat(answer.text("detail")).contains(rule);
        assertThat(answer.text("instance")).isEqualTo(CITY + "/rename-city");
        assertThat(answer.response().body()).doesNotContain("hansa.").doesNotContain("java.");
        if (!field.equals("-")) {
            assertThat(answer.text("field")).isEqualTo(field);
        }
        assertThat(commands.sent).isEmpty();
    }

    @ParameterizedTest(name = "{1} {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock = """
            "identifiers":{}                                               | identifiers           | is a list.
            "identifiers":[7]                                              | identifiers[0]        | is an object.
            "identifiers":[null]                                           | identifiers[0]        | is not null.
            "identifiers":[{"scheme":"X","value":"1"}]                     | identifiers[0].scheme | is one of GEONAMES
            "identifiers":[{"scheme":"GEONAMES","value":"x"}]              | identifiers[0]        | GEONAMES has the form
            "identifiers":[],"coordinates":{"latitude":"1","longitude":2}  | coordinates.latitude  | is a number.
            "identifiers":[],"coordinates":{"latitude":91,"longitude":2}   | coordinates           | no such point
            """)
    void a_bad_value_is_found_however_deep_it_lies(String fields, String field, String rule) {
        var answer = http.post("/api/cities", "{" + BY + ",\"name\":\"N\",\"country\":\"DE\"," + fields + "}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("field")).isEqualTo(field);
        assertThat(answer.text("detail")).contains(rule);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "[]", "7", "null", "\"x\"", "{", "{}x", "{} {}", "{'a':1}", "{\"a\":1,}", "\0{}"})
    void a_body_that_is_not_one_json_object_is_malformed(String body) {
        var answer = http.post(CITY + "/rename-city", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("reason")).isEqualTo("MALFORMED");
        assertThat(answer.text("detail")).startsWith("The body is");
    }

    @Test
    void bytes_that_are_not_utf_8_are_malformed() {
        var body = "{\"name\":\"Köln\"}".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(http.post(CITY + "/rename-city", body, "application/json").status()).isEqualTo(400);
    }

    @Test
    void json_that_is_nested_without_end_is_malformed() {
        assertThat(http.post(CITY + "/rename-city", "{\"a\":".repeat(5000)).status()).isEqualTo(400);
    }

    @Test
    void a_body_of_more_than_one_mebibyte_is_too_large() {
        var answer = http.post(CITY + "/rename-city", "{\"name\":\"" + "x".repeat(1 << 20) + "\"}");

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.text("type")).isEqualTo("/problems/request/too-large");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "/api/towns",
        "/api/cities/0199d5c0-0000-7000-8000-000000000001/explode",
        "/api/cities/0199d5c0-0000-7000-8000-000000000001/register-city",
        "/api/cities/1-1-1-1-1/rename-city",
        "/api/cities/%00/rename-city",
        "/api/towns/0199d5c0-0000-7000-8000-000000000001/rename-city",
        "/somewhere/else"
    })
    void an_address_that_names_nothing_is_not_found(String path) {
        var answer = http.post(path, "{" + BY + ",\"name\":\"N\"}");

        assertThat(answer.status()).isIn(404, path.contains("%00") ? 400 : 404);
        if (!path.contains("%00")) {
            assertThat(answer.text("reason")).isEqualTo("NOT_FOUND");
        }
    }

    @Test
    void another_method_is_refused_with_those_that_are_offered() {
        var answer = http.send("PUT", "/api/cities", BodyPublishers.ofString("{}"), "Content-Type", "application/json");

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.text("reason")).isEqualTo("METHOD_NOT_ALLOWED");
        assertThat(answer.header("Allow")).contains("GET");
    }

    @Test
    void a_body_of_another_kind_is_refused() {
        var answer = http.post(CITY + "/rename-city", "name=N".getBytes(StandardCharsets.UTF_8), "text/plain");

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.text("reason")).isEqualTo("UNSUPPORTED_MEDIA_TYPE");
    }
}
