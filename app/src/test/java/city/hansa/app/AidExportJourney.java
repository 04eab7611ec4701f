package city.hansa.app;

import static city.hansa.app.Given.created;
import static city.hansa.app.Given.done;
import static city.hansa.app.Given.id;
import static city.hansa.app.Given.position;
import static city.hansa.app.Given.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import city.hansa.app.RunningHansa.Answer;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import javax.xml.xpath.XPathFactory;
import javax.xml.xpath.XPathNodes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** A funder reads the exchanges of 2020 and 2021 and the funded actions as activities of IATI 2.03. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AidExportJourney {

    /** The official schema, which is not ours to ship; the other tests pass without it. */
    private static final Path SCHEMA = Path.of(
            System.getProperty("iati.schema", "../../shared/data/iati/iati-activities-schema.xsd"));

    private static final String EXCHANGES = "/api/exchanges.iati.xml?standing=ANY";
    private static final String ACTIONS = "/api/actions.iati.xml?standing=ANY&limit=200";

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

    @ParameterizedTest
    @ValueSource(strings = {EXCHANGES, ACTIONS, EXCHANGES + "&asOf=2020-06-01", EXCHANGES + "&limit=3"})
    void every_document_is_valid_by_the_official_schema(String question) throws SAXException, IOException {
        assumeTrue(Files.exists(SCHEMA), "the schema of IATI 2.03 is not at " + SCHEMA.toAbsolutePath());
        var schema = SchemaFactory.newDefaultInstance().newSchema(SCHEMA.toFile());

        var answer = hansa.ask().answer("GET", question, null);

        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        schema.newValidator().validate(new StreamSource(new StringReader(answer.response().body())));
    }

    @Test
    void every_public_exchange_is_one_activity_that_a_city_reports() {
        var records = hansa.ask().get("/api/exchanges?standing=ANY&limit=200").get("items").valueStream().toList();
        var ofCities = records.stream().filter(record -> !record.get("parties").isEmpty()).toList();
        var answer = hansa.ask().answer("GET", EXCHANGES + "&limit=200", null);
        var activities = document(answer);

        assertThat(answer.header("Hansa-Left-Out")).isEqualTo(Integer.toString(records.size() - ofCities.size()));

        assertThat(texts(activities, "//iati-activity/iati-identifier"))
                .hasSize(ofCities.size())
                .doesNotHaveDuplicates()
                .allMatch(identifier -> identifier.startsWith("urn:uuid:"));
        assertThat(texts(activities, "//reporting-org/@type")).containsOnly("11");
        assertThat(texts(activities, "//iati-activity/@humanitarian")).containsOnly("1");
        assertThat(texts(activities, "//tag[@vocabulary='2']/@code")).contains("3");
    }

    @Test
    void money_is_a_pledge_a_commitment_and_a_disbursement_and_a_vague_day_is_said_to_be_one() {
        var brazzaville = "//iati-activity[title/narrative='Money and hospital material for Brazzaville']";
        var activities = read(EXCHANGES + "&limit=200");

        assertThat(texts(activities, brazzaville + "/transaction[transaction-type/@code='12']/value"))
                .contains("80000.00");
        assertThat(texts(activities, brazzaville + "/transaction[transaction-type/@code='2']/value"))
                .contains("50000.00");
        var dispatched = brazzaville + "/transaction[transaction-type/@code='3'][value='50000.00']";
        assertThat(texts(activities, dispatched + "/transaction-date/@iso-date")).containsExactly("2020-05-01");
        assertThat(texts(activities, dispatched + "/description/narrative")).containsExactly("Dispatched. Recorded as"
                + " 2020-05/2020-08 (EDTF): the day given here is the first that it may be.");
        assertThat(texts(activities, dispatched + "/value/@currency")).containsExactly("EUR");
        assertThat(texts(activities, dispatched + "/provider-org/narrative")).containsExactly("Dresden");
        assertThat(texts(activities, dispatched + "/receiver-org/narrative")).containsExactly("Brazzaville");
        assertThat(texts(activities, brazzaville + "/description/narrative").getFirst())
                .contains("2000 C62 disposable gown");
    }

    @Test
    void the_day_of_the_beginning_is_the_first_that_it_may_be_and_says_how_it_was_recorded() {
        var dresden = "//iati-activity[title/narrative='Masks for Dresden']/activity-date[@type='2']";
        var activities = read(EXCHANGES + "&limit=200");

        assertThat(texts(activities, dresden + "/@iso-date")).containsExactly("2020-03-01");
        assertThat(texts(activities, dresden + "/narrative").getFirst()).startsWith("Recorded as 2020-03~ (EDTF)");
        assertThat(texts(activities, "//activity-date/@iso-date")).noneMatch(day -> day.startsWith("0001"));
    }

    @Test
    void of_patients_no_number_is_told() {
        var activities = read(EXCHANGES + "&limit=200");

        assertThat(texts(activities, "//description/narrative"))
                .anyMatch(text -> text.contains("care of patients"))
                .noneMatch(text -> text.matches("(?s).*[0-9]+ PATIENTS.*"));
    }

    @Test
    void actions_are_told_where_somebody_funds_them() {
        var actions = read(ACTIONS);

        assertThat(texts(actions, "//iati-activity/title/narrative"))
                .contains("Municipal solidarity package for project partnerships");
        assertThat(texts(actions, "//iati-activity[not(participating-org/@role='1')]")).isEmpty();
        var programme = "//iati-activity[title/narrative='Municipal solidarity package for project partnerships']";
        assertThat(texts(actions, programme + "/activity-date[@type='1']/@iso-date")).containsExactly("2020-01-01");
        assertThat(texts(actions, programme + "/activity-date[@type='3']/@iso-date")).containsExactly("2021-01-01");
        assertThat(texts(actions, programme + "/activity-date[@type='1']/narrative").getFirst()).contains("2020");
    }

    @Test
    void a_page_leads_to_the_next_even_where_there_is_no_activity_on_it() {
        var seen = new ArrayList<String>();
        var statuses = new ArrayList<Integer>();
        for (var next = "/api/actions.iati.xml?standing=ANY&limit=3"; !next.isEmpty(); ) {
            var answer = hansa.ask().answer("GET", next, null);
            statuses.add(answer.status());
            if (answer.status() == 200) {
                seen.addAll(texts(document(answer), "//iati-identifier"));
            }
            next = answer.header("Link").replaceFirst("^<(.*)>; rel=\"next\"$", "$1");
        }

        assertThat(statuses).contains(200, 204).containsOnly(200, 204);
        assertThat(seen).containsExactlyElementsOf(texts(read(ACTIONS), "//iati-identifier"));
    }

    @Test
    void what_XML_has_no_place_for_is_left_out_and_a_GLIDE_number_is_its_scope() {
        var kiel = Given.city(hansa.ask(), "Kiel");
        var gdynia = Given.city(hansa.ask(), "Gdynia & <Sopot>");
        var opened = created(hansa.ask().post("/api/exchanges", """
                {"crisis":{"type":"FLOOD","name":"Storm surge","glide":"ST-2023-000200-DEU"},
                 "themes":["MUNICIPAL_SERVICES"],"title":"Pumps \\u0001 <and> \\"sand\\" \\ud83d\\ude00",
                 "participants":[{"key":"kiel","city":"%s"},{"key":"gdynia","city":"%s"}],
                 "by":{"city":"%1$s"},"effective":"2023-10-20"}""".formatted(kiel, gdynia)));

        var before = read("/api/exchanges.iati.xml?city=" + kiel + "&minPosition=" + position(opened));
        assertThat(texts(before, "//title/narrative")).containsExactly("Pumps  <and> \"sand\" \ud83d\ude00");
        assertThat(texts(before, "//humanitarian-scope[@type='1'][@vocabulary='1-2']/@code"))
                .containsExactly("ST-2023-000200-DEU");
        assertThat(texts(before, "//participating-org/narrative")).containsExactly("Kiel", "Gdynia & <Sopot>");
        assertThat(texts(before, "//activity-date/narrative")).isEmpty();

        var offered = done(hansa.ask().post("/api/exchanges/" + id(opened) + "/make-offer", """
                {"offer":"money","from":"gdynia","to":"kiel","aid":{"kind":"FUNDS","currency":"JPY"},"quantity":700,
                 "by":{"city":"%s"},"effective":"../2023-11"}""".formatted(gdynia)));
        var after = read("/api/exchanges.iati.xml?city=" + kiel + "&minPosition=" + position(offered));
        assertThat(texts(after, "//transaction")).isEmpty();
        assertThat(texts(after, "//description/narrative").getFirst()).contains("700 JPY");
        var then = read("/api/exchanges.iati.xml?city=" + kiel + "&knownAt=" + position(opened));
        assertThat(texts(then, "//description/narrative").getFirst()).doesNotContain("JPY");
    }

    @Test
    void what_has_not_changed_is_not_sent_again_and_a_question_without_its_form_is_refused() {
        var answer = hansa.ask().answer("GET", EXCHANGES + "&asOf=2020-06-01", null);
        var again = hansa.ask()
                .answer("GET", EXCHANGES + "&asOf=2020-06-01", null, "If-None-Match", answer.header("ETag"));

        assertThat(answer.header("Content-Type")).isEqualTo("application/xml;charset=UTF-8");
        assertThat(answer.header("Hansa-As-Of")).isEqualTo("2020-06-01");
        assertThat(again.status()).isEqualTo(304);
        for (var wrong : List.of("standing=NO", "kind=TWINNING", "within=P1D", "cursor=forged", "asOf=2020")) {
            refused(hansa.ask().answer("GET", "/api/exchanges.iati.xml?" + wrong, null), 400, "MALFORMED");
        }
    }

    private static Document read(String question) {
        var answer = hansa.ask().answer("GET", question, null);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        return document(answer);
    }

    private static Document document(Answer answer) {
        try {
            return DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(answer.response().body())));
        } catch (Exception e) {
            throw new AssertionError(answer.response().body(), e);
        }
    }

    private static List<String> texts(Document document, String path) {
        try {
            var found = new ArrayList<String>();
            XPathFactory.newDefaultInstance()
                    .newXPath()
                    .evaluateExpression(path, document, XPathNodes.class)
                    .forEach(node -> found.add(node.getTextContent()));
            return found;
        } catch (Exception e) {
            throw new AssertionError(path, e);
        }
    }
}
