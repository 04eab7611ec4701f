package city.hansa.app;

import static city.hansa.app.Given.created;
import static city.hansa.app.Given.done;
import static city.hansa.app.Given.id;
import static city.hansa.app.Given.position;
import static city.hansa.app.Given.refused;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.app.RunningHansa.Answer;
import city.hansa.app.RunningHansa.Asking;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/**
 * Records of every visibility, each with a word of its own that stands nowhere else: everything is asked as everyone, and
 * the word is in an answer only if the record is for who asked.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@ExtendWith(OutputCaptureExtension.class)
class DiscreetJourney {

    private static final List<String> VISIBILITIES = List.of("PUBLIC", "NETWORK", "PARTIES", "SEALED");

    @TempDir
    private static Path data;

    private static RunningHansa hansa;
    private static String one;
    private static String other;
    private static String fellow;
    private static String stranger;
    private static String network;

    /** By the word: the address of the record, and for whom it is. */
    private static final Map<String, Told> TOLD = new LinkedHashMap<>();

    private static long last;

    private record Told(String address, String visibility) {}

    @BeforeAll
    static void tell() {
        hansa = RunningHansa.start(data, "hansa.story=none");
        one = Given.city(hansa.ask(), "Eins");
        other = Given.city(hansa.ask(), "Zwei");
        fellow = Given.city(hansa.ask(), "Drei");
        stranger = Given.city(hansa.ask(), "Vier");
        network = id(created(hansa.ask().post("/api/networks", """
                {"name":"Bund","kind":"ASSOCIATION","effective":"1980"}""")));
        member(one);
        member(fellow);
        for (var visibility : VISIBILITIES) {
            partnership("Wortp" + visibility.toLowerCase(Locale.ROOT), visibility);
            action("Worta" + visibility.toLowerCase(Locale.ROOT), visibility);
            exchange("Worte" + visibility.toLowerCase(Locale.ROOT), visibility);
        }
    }

    @AfterAll
    static void stop() {
        hansa.close();
    }

    @Test
    void what_is_asked_is_answered_with_what_the_reader_may_see_and_nothing_else() {
        var leaks = new ArrayList<String>();
        var withheld = new ArrayList<String>();
        readers().forEach((reader, asking) -> {
            var said = new StringBuilder();
            for (var question : questions()) {
                var answer = asking.answer("GET", question, null);
                assertThat(answer.status()).as(question + " as " + reader).isIn(200, 204);
                said.append(answer.response().body());
                TOLD.forEach((word, told) -> {
                    if (answer.response().body().contains(word) && !isFor(reader, told.visibility())) {
                        leaks.add(word + " to " + reader + " by " + question);
                    }
                });
            }
            TOLD.forEach((word, told) -> {
                if (isFor(reader, told.visibility()) && said.indexOf(word) < 0) {
                    withheld.add(word + " from " + reader);
                }
            });
        });
        assertThat(leaks).isEmpty();
        assertThat(withheld).isEmpty();
    }

    @Test
    void a_record_that_is_not_for_the_reader_is_answered_as_one_that_is_not_there() {
        readers().forEach((reader, asking) -> TOLD.forEach((word, told) -> {
            for (var part : List.of("", "/history", "/changes", "/provenance")) {
                var answer = asking.answer("GET", told.address() + part, null);
                if (isFor(reader, told.visibility())) {
                    assertThat(answer.status()).as(word + part + " as " + reader).isEqualTo(200);
                } else {
                    assertSameAsNone(asking, answer, told.address() + part);
                }
            }
        }));
    }

    @Test
    void counts_are_of_what_the_reader_may_see() {
        var counted = new TreeMap<String, Long>();
        readers().forEach((reader, asking) -> {
            var rows = asking.get("/api/charts/partnerships-by-kind?city=" + one).get("rows");
            counted.put(reader, rows.valueStream().mapToLong(row -> row.get("possible").longValue()).sum());
        });
        assertThat(counted).isEqualTo(Map.of(
                "anybody", 1L, "dashboard", 1L, "operator", 1L, "stranger", 1L,
                "fellow", 2L, "network", 2L, "auditor", 3L, "party", 4L));
    }

    @Test
    void a_command_to_a_record_that_is_not_for_the_speaker_meets_none() {
        var address = requireNonNull(TOLD.get("Wortaparties")).address();
        var body = """
                {"reason":"a storm","by":{"city":"%s"}}""".formatted(stranger);

        refused(officer(stranger).post(address + "/cancel-action", body), 404, "NOT_FOUND");
    }

    @Test
    void a_link_gives_a_network_sight_of_an_action_and_nobody_else_and_only_who_may_see_it_gives_one() {
        var address = "/api/actions/" + id(created(plan("Wortlink", "PARTIES")));
        var partnership = requireNonNull(TOLD.get("Wortpparties")).address().split("/", -1)[3];
        var secretariat = requireNonNull(readers().get("network"));

        refused(link(officer(stranger), address, "city", stranger, "PARTNERSHIP", partnership), 404, "NOT_FOUND");
        refused(link(secretariat, address, "network", network, "NETWORK", network), 404, "NOT_FOUND");
        refused(link(officer(one), address, "city", one, "CITY", stranger), 409, "NOT_LINKABLE");

        var toPartnership = position(done(link(officer(one), address, "city", one, "PARTNERSHIP", partnership)));
        var timeline = "/api/timeline?subject=" + partnership + "&minPosition=" + toPartnership;
        refused(officer(other).answer("GET", address, null), 404, "NOT_FOUND");
        assertThat(officer(other).get(timeline).toString()).doesNotContain("Wortlink");
        assertThat(officer(one).get(timeline).toString()).contains("Wortlink");

        var toNetwork = position(done(link(officer(one), address, "city", one, "NETWORK", network)));
        assertThat(secretariat.get(address + "?minPosition=" + toNetwork).get("title").stringValue()).isEqualTo("Wortlink");
        refused(officer(fellow).answer("GET", address, null), 404, "NOT_FOUND");

        var events = Given.history(officer(one), address.substring("/api/".length()), toNetwork);
        var takenBack = position(done(officer(one).post(address + "/retract-event", """
                {"target":"%s","cause":"RECORDED_IN_ERROR","reason":"another network","by":{"city":"%s"}}"""
                .formatted(events.getLast().get("eventId").stringValue(), one))));
        refused(secretariat.answer("GET", address + "?minPosition=" + takenBack, null), 404, "NOT_FOUND");
    }

    @Test
    void a_network_sees_the_discreet_exchange_that_it_opened_and_goes_on_with_it() {
        var secretariat = requireNonNull(readers().get("network"));
        var opened = created(secretariat.post("/api/exchanges", """
                {"crisis":{"type":"FLOOD","name":"Wortflood"},"themes":["MUNICIPAL_SERVICES"],"title":"Wortpumps","visibility":"PARTIES",
                 "participants":[{"key":"one","city":"%s"},{"key":"board","organisation":{"name":"A dike board","kind":"CIVIL_SOCIETY"}}],
                 "by":{"network":"%s"},"effective":"2024-06-01"}""".formatted(one, network)));
        var address = "/api/exchanges/" + id(opened);

        assertThat(secretariat.get(address + "?minPosition=" + position(opened)).get("title").stringValue()).isEqualTo("Wortpumps");
        var added = position(done(secretariat.post(address + "/add-participant", """
                {"participant":{"key":"other","city":"%s"},"by":{"network":"%s"}}""".formatted(other, network))));
        assertThat(officer(other).get(address + "?minPosition=" + added).get("title").stringValue()).isEqualTo("Wortpumps");
        refused(officer(stranger).answer("GET", address, null), 404, "NOT_FOUND");
        refused(officer(fellow).answer("GET", address, null), 404, "NOT_FOUND");
    }

    @Test
    void who_links_an_action_to_what_is_not_for_them_learns_nothing_of_it_nor_whether_it_is_there() {
        var partnership = requireNonNull(TOLD.get("Wortpparties")).address();
        var id = partnership.split("/", -1)[3];
        var none = "0199d5c0-0000-7000-8000-00000000dead";
        var own = "/api/actions/" + id(created(hansa.ask().post("/api/actions", """
                {"kind":"DIALOGUE","title":"Wortown","cities":["%s"],"themes":["MIGRATION"],"scheduled":"2030-05-01",
                 "by":{"city":"%s"}}""".formatted(stranger, stranger))));
        var another = requireNonNull(TOLD.get("Wortapublic")).address();

        refused(link(officer(stranger), another, "city", stranger, "NETWORK", network), 409, "NOT_TAKING_PART");
        done(link(officer(stranger), own, "city", stranger, "PARTNERSHIP", none));
        var linked = position(done(link(officer(stranger), own, "city", stranger, "PARTNERSHIP", id)));

        var answer = officer(stranger).get(own + "?minPosition=" + linked);
        assertThat(answer.get("links").toString().replace(id, none)).isEqualTo("""
                [{"kind":"PARTNERSHIP","id":"%s"},{"kind":"PARTNERSHIP","id":"%s"}]""".formatted(none, none));
        var there = officer(stranger).get("/api/timeline?subject=" + id).get("items").toString();
        var notThere = officer(stranger).get("/api/timeline?subject=" + none).get("items").toString();
        assertThat(there).isEqualTo(notThere).contains("Wortown").doesNotContain("Wortpparties");
        refused(officer(stranger).answer("GET", partnership, null), 404, "NOT_FOUND");
    }

    private static Answer link(Asking asking, String address, String as, String party, String kind, String to) {
        return asking.post(address + "/link-to", """
                {"to":{"kind":"%s","id":"%s"},"by":{"%s":"%s"}}""".formatted(kind, to, as, party));
    }

    @Test
    void what_is_sealed_is_withheld_from_then_on_whatever_was_known_before_and_opened_again() {
        var planned = created(plan("Wortseal", "PUBLIC"));
        var address = "/api/actions/" + id(planned);
        assertThat(hansa.ask().anybody().get(address + "?minPosition=" + position(planned)).get("title").stringValue())
                .isEqualTo("Wortseal");

        var sealed = done(hansa.ask().post(address + "/seal-record", """
                {"reason":"talks go on","visibility":"SEALED","by":{"city":"%s"}}""".formatted(one)));

        var then = "&minPosition=" + position(sealed);
        refused(hansa.ask().anybody().answer("GET", address + "?knownAt=" + position(planned) + then, null), 404, "NOT_FOUND");
        assertThat(hansa.ask().anybody().get("/api/actions?standing=ANY&knownAt=" + position(planned) + then).toString())
                .doesNotContain("Wortseal");
        assertThat(hansa.ask().anybody().answer("GET", "/api/feed?kind=ACTION&limit=200", null).response().body())
                .doesNotContain(id(planned));
        assertThat(officer(one).get(address + "?minPosition=" + position(sealed)).get("title").stringValue())
                .isEqualTo("Wortseal");

        var opened = done(hansa.ask().as("officer", List.of("officer"), List.of("city:" + one)).post(
                address + "/open-seal", """
                {"reason":"both consent","visibility":"PUBLIC","by":{"city":"%s"}}""".formatted(one)));

        assertThat(hansa.ask().anybody().get(address + "?minPosition=" + position(opened)).get("title").stringValue())
                .isEqualTo("Wortseal");
    }

    @Test
    void nothing_is_told_of_a_record_before_it_is_known_for_whom_it_is() throws SQLException {
        var anybody = hansa.ask().anybody();
        Given.awaited(hansa.ask(), "/api/actions?minPosition=" + last);
        try (var views = hansa.bean(DataSource.class).getConnection()) {
            views.setAutoCommit(false);
            views.createStatement().execute("lock table view_1.timeline_record in share mode");
            var record = created(plan("Wortreceipt", "PARTIES"));
            var planned = position(record);
            LogJourney.sealed(hansa.ask(), planned + 1);

            refused(receipt(anybody, planned), 503, "UNAVAILABLE");
            for (var part : List.of("", "/history", "/changes", "/provenance")) {
                refused(anybody.answer("GET", "/api/actions/" + id(record) + part, null), 404, "NOT_FOUND");
            }
            for (var question : questions()) {
                assertThat(anybody.answer("GET", question, null).response().body())
                        .as(question)
                        .doesNotContain("Wortreceipt", id(record));
            }

            views.rollback();
            Given.awaited(hansa.ask(), "/api/actions?minPosition=" + planned);
            assertThat(receipt(anybody, planned).response().body())
                    .hasSizeLessThan(receipt(officer(one), planned).response().body().length());
        }
    }

    private static Answer receipt(Asking asking, long position) {
        return asking.answer("GET", "/api/audit/receipts/" + position, null);
    }

    @Test
    void nothing_discreet_is_logged(CapturedOutput output) {
        readers().forEach((reader, asking) -> questions().forEach(question -> asking.answer("GET", question, null)));

        assertThat(output.getAll().replace("\\", "")).contains("\"access\":\"read\"");
        TOLD.keySet().stream().filter(word -> !word.endsWith("public")).forEach(word ->
                assertThat(output.getAll()).doesNotContain(word));
    }

    private static Map<String, Asking> readers() {
        var all = new LinkedHashMap<String, Asking>();
        all.put("anybody", hansa.ask().anybody());
        all.put("dashboard", hansa.ask().as("dashboard", List.of("dashboard"), List.of()));
        all.put("operator", hansa.ask().as("operator", List.of("operator"), List.of("network:" + network)));
        all.put("stranger", officer(stranger));
        all.put("fellow", officer(fellow));
        all.put("network", hansa.ask().as("network", List.of("secretariat"), List.of("network:" + network)));
        all.put("auditor", hansa.ask().as("auditor", List.of("auditor"), List.of()));
        all.put("party", officer(one));
        return all;
    }

    private static boolean isFor(String reader, String visibility) {
        return switch (visibility) {
            case "PUBLIC" -> true;
            case "NETWORK" -> List.of("party", "auditor", "fellow", "network").contains(reader);
            case "PARTIES" -> List.of("party", "auditor").contains(reader);
            default -> reader.equals("party");
        };
    }

    private static Asking officer(String city) {
        return hansa.ask().as("officer-" + city, List.of("officer"), List.of("city:" + city));
    }

    /** Every read that takes no id of a discreet record, of one city and of all, of now and of then, in every form. */
    private static List<String> questions() {
        var all = new ArrayList<String>();
        var then = "&minPosition=" + last;
        for (var register : List.of("cities", "networks", "memberships", "partnerships", "exchanges", "actions")) {
            all.add("/api/" + register + "?standing=ANY&limit=200" + then);
            all.add("/api/" + register + "?standing=ANY&city=" + one + then);
            all.add("/api/" + register + "?standing=ANY&knownAt=" + last + then);
            all.add("/api/" + register + ".csv?standing=ANY" + then);
        }
        for (var subject : List.of(one, other, network)) {
            all.add("/api/timeline?subject=" + subject + then);
            all.add("/api/timeline.ics?subject=" + subject + then);
            all.add("/api/timeline.feed.json?subject=" + subject + then);
        }
        for (var list : List.of("due", "anniversaries", "board", "discrepancies", "changes", "map.geojson", "map.json")) {
            all.add("/api/" + list + "?" + then.substring(1));
            all.add("/api/" + list + "?city=" + one + then);
        }
        List.of("due.ics", "anniversaries.ics", "exchanges.iati.xml", "actions.iati.xml")
                .forEach(form -> all.add("/api/" + form + "?" + then.substring(1)));
        all.add("/api/members?network=" + network + then);
        all.add("/api/reciprocity?city=" + one + then);
        TOLD.keySet().forEach(word -> all.add("/api/search?q=" + word.substring(0, 5) + then));
        for (var chart : List.of(
                "memberships-by-class", "memberships-by-country", "partnerships-by-kind", "partnerships-by-country",
                "partnerships-by-decade", "actions-by-theme", "actions-by-goal", "aid-by-crisis", "need-to-receipt")) {
            all.add("/api/charts/" + chart + "?" + then.substring(1));
        }
        all.add("/api/feed?after=0&limit=200");
        all.add("/log/checkpoint");
        return all;
    }

    private static void assertSameAsNone(Asking asking, Answer answer, String address) {
        var id = address.split("/", -1)[3];
        var none = address.replace(id, "0199d5c0-0000-7000-8000-00000000dead");
        var reference = asking.answer("GET", none, null);
        assertThat(answer.status()).as(address).isEqualTo(404).isEqualTo(reference.status());
        assertThat(answer.response().body().replace(id, "")).isEqualTo(reference.response().body().replace(
                "0199d5c0-0000-7000-8000-00000000dead", ""));
        assertThat(headers(answer)).isEqualTo(headers(reference));
    }

    /** Of the answer, not of the connection by which it comes. */
    private static Set<String> headers(Answer answer) {
        var names = new TreeSet<>(answer.response().headers().map().keySet());
        names.remove("connection");
        return names;
    }

    private static void member(String city) {
        var applied = created(hansa.ask().post("/api/memberships", """
                {"network":"%s","city":"%s","by":{"network":"%s"},"effective":"1990"}""".formatted(network, city, network)));
        done(hansa.ask().post("/api/memberships/" + id(applied) + "/admit-member", """
                {"by":{"network":"%s"},"effective":"1991"}""".formatted(network)));
    }

    private static void partnership(String word, String visibility) {
        var kind = List.of("FRIENDSHIP", "PROJECT", "CONTACT", "SOLIDARITY").get(VISIBILITIES.indexOf(visibility));
        var proposed = created(hansa.ask().post("/api/partnerships", """
                {"kind":"%s","parties":["%s","%s"],"themes":["HEALTHCARE"],"topics":["%s"],
                 "by":{"city":"%s"},"effective":"2020-01-01","visibility":"%s"}"""
                .formatted(kind, one, other, word, one, visibility)));
        var entered = done(hansa.ask().post("/api/partnerships/" + id(proposed) + "/record-entry-into-force", """
                {"basis":"STARTED","acceptMissingApproval":"noted","by":{"city":"%s"},"effective":"2020-05-09"}""".formatted(one)));
        told(word, "/api/partnerships/" + id(proposed), visibility, entered);
    }

    private static Answer plan(String word, String visibility) {
        return hansa.ask().post("/api/actions", """
                {"kind":"DIALOGUE","title":"%s","cities":["%s"],"themes":["MIGRATION"],"scheduled":"2030-05-01",
                 "by":{"city":"%s"},"visibility":"%s"}""".formatted(word, one, one, visibility));
    }

    private static void action(String word, String visibility) {
        var planned = created(plan(word, visibility));
        told(word, "/api/actions/" + id(planned), visibility, planned);
    }

    private static void exchange(String word, String visibility) {
        var opened = created(hansa.ask().post("/api/exchanges", """
                {"crisis":{"type":"PANDEMIC","name":"%s"},"title":"%s","themes":["HEALTHCARE"],
                 "participants":[{"key":"a","city":"%s"},{"key":"b","city":"%s"}],
                 "by":{"city":"%s"},"effective":"2020-03-01","visibility":"%s"}"""
                .formatted(word, word, one, other, one, visibility)));
        told(word, "/api/exchanges/" + id(opened), visibility, opened);
    }

    private static void told(String word, String address, String visibility, Answer answer) {
        TOLD.put(word, new Told(address, visibility));
        last = position(answer);
    }
}
