package city.hansa.app;

import static city.hansa.app.Given.refused;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.api.catalogue.CommandCatalogue;
import city.hansa.app.RunningHansa.Answer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Every address there is, as every kind of caller: what is not said here to be reached by somebody is reached by nobody. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AccessJourney {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> ROLES =
            List.of("anybody", "secretariat", "officer", "auditor", "dashboard", "operator");

    /** Who may reach what (DESIGN §7), by method and the beginning of the path; the first that fits is meant. */
    private static final List<Rule> RULES = List.of(
            new Rule("*", "/api/operations/", List.of("operator")),
            new Rule("*", "/api/audit/replays", List.of("auditor")),
            new Rule("*", "/api/audit/export", List.of("auditor")),
            new Rule("GET", "/api/", ROLES),
            new Rule("POST", "/api/", List.of("secretariat", "officer")),
            new Rule("GET", "/log/", ROLES),
            new Rule("*", "/witness/", ROLES),
            new Rule("GET", "/problems/", ROLES),
            new Rule("GET", "/actuator/health/", ROLES),
            new Rule("*", "/error", ROLES),
            new Rule("GET", "/api-docs", ROLES));

    @TempDir
    private static Path data;

    private static RunningHansa hansa;

    private record Rule(String method, String path, List<String> roles) {

        boolean isOf(String asked, String address) {
            return (method.equals("*") || method.equals(asked)) && (address + "/").startsWith(path);
        }
    }

    @BeforeAll
    static void start() {
        hansa = RunningHansa.start(data, "hansa.story=none");
    }

    @AfterAll
    static void stop() {
        hansa.close();
    }

    @Test
    void each_address_is_reached_by_whom_the_matrix_names_and_by_nobody_else() {
        var answers = new TreeMap<String, String>();
        var expected = new TreeMap<String, String>();
        for (var address : addresses()) {
            var rule = RULES.stream()
                    .filter(one -> one.isOf(address.getKey(), address.getValue()))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("nobody says who may reach " + address));
            for (var role : ROLES) {
                var line = address.getKey() + " " + address.getValue() + " as " + role;
                expected.put(line, rule.roles().contains(role) ? "reached" : role.equals("anybody") ? "401" : "403");
                answers.put(line, outcome(ask(role, address.getKey(), address.getValue())));
            }
        }
        assertThat(answers).hasSizeGreaterThan(250).isEqualTo(expected);
    }

    @Test
    void what_is_nowhere_is_not_found_whoever_asks() {
        for (var role : ROLES) {
            refused(ask(role, "GET", "/nowhere"), 404, "NOT_FOUND");
            refused(ask(role, "POST", "/nowhere"), 404, "NOT_FOUND");
        }
    }

    @Test
    void each_command_is_given_on_behalf_of_a_party_whose_mandate_the_caller_holds() {
        var own = UUID.randomUUID();
        var foreign = UUID.randomUUID();
        var commands = 0;
        for (var collection : CommandCatalogue.COLLECTIONS) {
            for (var command : Stream.concat(Stream.of(collection.creating()), collection.changing()).toList()) {
                var path = "/api/" + collection.path()
                        + (command == collection.creating()
                                ? ""
                                : "/" + UUID.randomUUID() + "/" + CommandCatalogue.pathOf(command));
                commands++;
                for (var party : List.of("city", "network")) {
                    var role = party.equals("city") ? "officer" : "secretariat";
                    assertNoMandate(give(path, command, role, party + ":" + own, party, foreign));
                    // A mandate is held in the role that goes with it.
                    var other = party.equals("city") ? "secretariat" : "officer";
                    assertNoMandate(give(path, command, other, party + ":" + own, party, own));
                    var answer = give(path, command, role, party + ":" + own, party, own);
                    assertThat(answer.json().path("reason").asString("")).as(path).isNotIn("NO_MANDATE", "FORBIDDEN");
                }
            }
        }
        assertThat(commands).isGreaterThan(100);
    }

    private static void assertNoMandate(Answer answer) {
        refused(answer, 403, "NO_MANDATE");
    }

    private static Answer give(String path, Class<?> command, String role, String mandate, String party, UUID by) {
        var body = (ObjectNode) JSON.readTree(example(command));
        body.putObject("by").put(party, by.toString());
        var bearer = hansa.ask().tokens().bearer(role, List.of(role), List.of(mandate));
        return hansa.ask().post(path, body.toString(), bearer.toArray(String[]::new));
    }

    private static String example(Class<?> command) {
        return command.getAnnotation(io.swagger.v3.oas.annotations.media.Schema.class).example();
    }

    private static Answer ask(String role, String method, String path) {
        var asked = role.equals("anybody") ? hansa.ask().anybody() : hansa.ask();
        var bearer = role.equals("anybody")
                ? List.<String>of()
                : hansa.ask().tokens().bearer(role, List.of(role), List.of());
        return asked.answer(method, path, method.equals("POST") ? "{}" : null, bearer.toArray(String[]::new));
    }

    /** Refused for who asks, or not; whatever else is wrong with the request is no matter here. */
    private static String outcome(Answer answer) {
        return answer.status() == 401 || (answer.status() == 403 && isForRole(answer))
                ? Integer.toString(answer.status())
                : "reached";
    }

    private static boolean isForRole(Answer answer) {
        return answer.json().get("reason").stringValue().equals("FORBIDDEN");
    }

    /** Of every handler in the application, with something in the place of each variable. */
    private static List<Map.Entry<String, String>> addresses() {
        var all = hansa.beans(RequestMappingHandlerMapping.class)
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .flatMap(AccessJourney::addresses)
                .collect(toCollection(TreeSet::new));
        return all.stream()
                .map(line -> line.split(" ", 2))
                .map(parts -> Map.entry(parts[0], parts[1]))
                .toList();
    }

    private static Stream<String> addresses(RequestMappingInfo mapping) {
        var methods = mapping.getMethodsCondition().getMethods();
        return mapping.getPatternValues().stream()
                .filter(pattern -> !pattern.startsWith("/swagger"))
                .map(AccessJourney::filled)
                .flatMap(path -> methods.isEmpty()
                        ? Stream.of("GET " + path)
                        : methods.stream().map(method -> method + " " + path));
    }

    private static String filled(String pattern) {
        return pattern.replace("{collection}", "partnerships")
                .replace("{id}", UUID.randomUUID().toString())
                .replace("/**", "/0/000")
                .replaceAll("\\{[^}]*\\}", "none");
    }
}
