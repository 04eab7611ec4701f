package city.hansa.app;

import static city.hansa.app.Given.created;
import static city.hansa.app.Given.done;
import static city.hansa.app.Given.id;
import static city.hansa.app.Given.position;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.api.catalogue.CommandCatalogue;
import city.hansa.api.envelope.Visibility;
import city.hansa.app.RunningHansa.Answer;
import city.hansa.app.RunningHansa.Asking;
import io.swagger.v3.oas.annotations.media.Schema;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every command and every read of records that may be discreet, as every role, for its own party and for a foreign one, to a
 * record of every visibility: answered as docs/security.md says, of which the table here is made and of nothing else. The
 * commands are given for an older state of the record, so that none of those that reach it changes it.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class VisibilityMatrixJourney {

    /** One for each visibility: two cities have one partnership of a kind. */
    private static final List<String> KINDS = List.of("FRIENDSHIP", "PROJECT", "CONTACT", "SOLIDARITY");

    private static final int AT_ONCE = 24;

    /** How a caller's party stands to a record. */
    private enum Relation {
        PARTY,
        /** In a network with a party, or that network. */
        FELLOW,
        STRANGER
    }

    /**
     * A caller.
     *
     * @param role or several, with a blank between them
     * @param party for whom the caller holds a mandate, as {@code city:…}; empty for nobody
     */
    private record Caller(String role, Relation relation, String party) {

        Asking asking() {
            return role.equals("nobody")
                    ? hansa.ask().anybody()
                    : hansa.ask().as(role + "-" + party, roles(), party.isEmpty() ? List.of() : List.of(party));
        }

        private List<String> roles() {
            return List.of(role.split(" ", -1));
        }

        /** Whether the record is there for the party, for which alone a command is given. */
        boolean maySpeakOf(Visibility visibility) {
            return switch (visibility) {
                case PUBLIC -> true;
                case NETWORK -> relation != Relation.STRANGER;
                case PARTIES, SEALED -> relation == Relation.PARTY;
            };
        }

        boolean maySee(Visibility visibility) {
            return maySpeakOf(visibility) || (roles().contains("auditor") && visibility != Visibility.SEALED);
        }

        boolean maySpeak() {
            return roles().contains("officer") || roles().contains("secretariat");
        }
    }

    private record Kept(String collection, String id, Visibility visibility) {

        String word() {
            return "Wort" + visibility.name().charAt(0) + visibility.name().substring(1).toLowerCase(Locale.ROOT);
        }
    }

    private record Cell(String address, String as, String expected, Callable<Answer> asked, Kept kept) {}

    @TempDir
    private static Path data;

    private static RunningHansa hansa;
    private static final List<Kept> KEPT = new ArrayList<>();
    private static final List<Caller> CALLERS = new ArrayList<>();
    private static String one;
    private static String foreign;
    private static long last;

    @BeforeAll
    static void tell() {
        hansa = RunningHansa.start(data, "hansa.story=none");
        one = Given.city(hansa.ask(), "Eins");
        var other = Given.city(hansa.ask(), "Zwei");
        var fellow = Given.city(hansa.ask(), "Drei");
        var stranger = Given.city(hansa.ask(), "Vier");
        foreign = Given.city(hansa.ask(), "Fremd");
        var network = network("Bund");
        for (var member : List.of(one, fellow)) {
            var applied = apply(network, member, Visibility.PUBLIC);
            done(hansa.ask().post("/api/memberships/" + applied.id() + "/admit-member", """
                    {"by":{"network":"%s"},"effective":"1991"}""".formatted(network)));
        }
        for (var visibility : Visibility.values()) {
            KEPT.add(apply(network("Netz " + visibility), one, visibility));
            KEPT.add(keep("partnerships", visibility, """
                    "kind":"%s","parties":["%s","%s"],"themes":["HEALTHCARE"],"topics":["WORD"],"effective":"2020-01-01"\
                    """.formatted(KINDS.get(KEPT.size() / 4), one, other), one));
            KEPT.add(keep("exchanges", visibility, """
                    "crisis":{"type":"PANDEMIC","name":"WORD"},"title":"WORD","themes":["HEALTHCARE"],"effective":"2020",
                    "participants":[{"key":"a","city":"%s"},{"key":"b","city":"%s"}]""".formatted(one, other), one));
            KEPT.add(keep("actions", visibility, """
                    "kind":"DIALOGUE","title":"WORD","cities":["%s"],"themes":["MIGRATION"],"scheduled":"2030"\
                    """.formatted(one), one));
        }
        CALLERS.addAll(List.of(
                new Caller("nobody", Relation.STRANGER, ""),
                new Caller("dashboard", Relation.STRANGER, ""),
                new Caller("operator", Relation.STRANGER, "network:" + network),
                new Caller("auditor", Relation.STRANGER, ""),
                new Caller("auditor officer", Relation.STRANGER, "city:" + stranger),
                new Caller("auditor officer", Relation.PARTY, "city:" + one),
                new Caller("officer", Relation.PARTY, "city:" + one),
                new Caller("officer", Relation.FELLOW, "city:" + fellow),
                new Caller("officer", Relation.STRANGER, "city:" + stranger),
                new Caller("secretariat", Relation.FELLOW, "network:" + network),
                new Caller("secretariat", Relation.STRANGER, "network:" + network("Fremdbund"))));
    }

    @AfterAll
    static void stop() {
        hansa.close();
    }

    @Test
    void each_command_is_refused_to_whom_it_must_be_and_reaches_the_record_of_everyone_else() throws Exception {
        var cells = new ArrayList<Cell>();
        for (var kept : KEPT) {
            for (var command : commands(kept.collection())) {
                var address = "/api/" + kept.collection() + "/" + kept.id() + "/" + CommandCatalogue.pathOf(command);
                for (var caller : CALLERS) {
                    var own = caller.party().isEmpty() ? "city:" + one : caller.party();
                    cells.add(command(kept, address, command, caller, own, true));
                    cells.add(command(kept, address, command, caller, "city:" + foreign, false));
                }
            }
        }
        answered("commands", cells);
    }

    @Test
    void each_read_of_a_record_is_answered_to_whom_it_is_for_and_to_others_as_if_it_were_not_there() throws Exception {
        var cells = new ArrayList<Cell>();
        for (var kept : KEPT) {
            for (var part : kept.collection().equals("exchanges")
                    ? List.of("", "/history", "/changes", "/provenance", "/ledger")
                    : List.of("", "/history", "/changes", "/provenance")) {
                var address = "/api/" + kept.collection() + "/" + kept.id() + part;
                for (var caller : CALLERS) {
                    cells.add(new Cell(
                            address,
                            caller.toString(),
                            caller.maySee(kept.visibility()) ? "200" : "404 NOT_FOUND",
                            () -> caller.asking().answer("GET", address + "?minPosition=" + last, null),
                            kept));
                }
            }
        }
        answered("reads", cells);
    }

    private static Cell command(Kept kept, String address, Class<?> command, Caller caller, String by, boolean isOwn) {
        var expected = caller.role().equals("nobody") ? "401 UNAUTHENTICATED"
                : !caller.maySpeak() ? "403 FORBIDDEN"
                : !isOwn ? "403 NO_MANDATE"
                : !caller.maySpeakOf(kept.visibility()) ? "404 NOT_FOUND"
                : "412 STALE_PRECONDITION";
        var body = (ObjectNode) JsonMapper.shared().readTree(command.getAnnotation(Schema.class).example());
        var party = by.split(":", 2);
        body.putObject("by").put(party[0], party[1]);
        return new Cell(
                address,
                caller + " for " + by,
                expected,
                () -> caller.asking().answer("POST", address, body.toString(), "If-Match", "\"4711\""),
                kept);
    }

    /** Asks all, many at once, and compares. */
    private static void answered(String what, List<Cell> cells) throws Exception {
        var places = new Semaphore(AT_ONCE);
        var expected = new TreeMap<String, String>();
        var answers = new TreeMap<String, String>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = new ArrayList<Future<Answer>>();
            for (var cell : cells) {
                places.acquire();
                asked.add(threads.submit(() -> {
                    try {
                        return cell.asked().call();
                    } finally {
                        places.release();
                    }
                }));
            }
            for (var index = 0; index < cells.size(); index++) {
                var cell = cells.get(index);
                var line = cell.kept().visibility() + " " + cell.address() + " as " + cell.as();
                expected.put(line, cell.expected());
                answers.put(line, outcome(asked.get(index), cell));
            }
        }
        System.out.println("matrix: " + cells.size() + " cells of " + what + " asked, "
                + expected.values().stream().collect(groupingBy(one -> one, TreeMap::new, counting())));
        assertThat(answers).hasSize(cells.size()).isEqualTo(expected);
    }

    private static String outcome(Future<Answer> asked, Cell cell) throws InterruptedException, ExecutionException {
        var answer = asked.get();
        if (answer.status() == 200) {
            return "200";
        }
        assertThat(answer.response().body()).doesNotContain(cell.kept().word());
        return answer.status() + " " + answer.json().path("reason").asString("");
    }

    private static List<Class<?>> commands(String collection) {
        return CommandCatalogue.COLLECTIONS.stream()
                .filter(one -> one.path().equals(collection))
                .flatMap(one -> one.changing())
                .<Class<?>>map(one -> one)
                .toList();
    }

    private static String network(String name) {
        return id(created(hansa.ask().post("/api/networks", """
                {"name":"%s","kind":"ASSOCIATION","effective":"1980"}""".formatted(name))));
    }

    private static Kept apply(String network, String city, Visibility visibility) {
        return keep("memberships", visibility, """
                "network":"%s","city":"%s","effective":"1990","source":{"kind":"CHARTER","title":"WORD"}\
                """.formatted(network, city), city);
    }

    /** @param body its members, in which WORD stands for what nobody else may read */
    private static Kept keep(String collection, Visibility visibility, String body, String by) {
        var kept = new Kept(collection, "", visibility);
        var answer = created(hansa.ask().post("/api/" + collection, """
                {%s,"by":{"city":"%s"},"visibility":"%s"}""".formatted(body.replace("WORD", kept.word()), by, visibility)));
        last = position(answer);
        return new Kept(collection, id(answer), visibility);
    }
}
