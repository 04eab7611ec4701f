package city.hansa.app;

import static city.hansa.app.Given.created;
import static city.hansa.app.Given.done;
import static city.hansa.app.Given.id;
import static city.hansa.app.Given.position;
import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.app.RunningHansa.Answer;
import city.hansa.app.RunningHansa.Asking;
import city.hansa.ledger.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes, each a process of its own, on one database: a caller need not know which of them answers. */
@Timeout(180)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class NodesJourney {

    private static final String DATABASE = "hansa";

    @TempDir
    private Path data;

    private EmbeddedPostgres postgres;
    private ChildHansa one;
    private ChildHansa other;

    @BeforeEach
    void start() throws IOException {
        postgres = EmbeddedPostgres.start(data.resolve("postgres"));
        Tokens.share(data);
        one = node();
        other = node();
    }

    @AfterEach
    void stop() throws IOException {
        other.close();
        one.close();
        postgres.close();
    }

    @Test
    void what_one_takes_the_other_shows_and_when_one_is_killed_the_other_goes_on_with_all_views() {
        showEachOtherAllThatTheyTake();
        letOneOfThemWin();
        decideOnWhatTheOtherHasTaken();
        // Whichever wrote the views, one of the two is killed while it does.
        one.kill();

        var alone = register(other.ask(), "Alone");

        shownInTime(other.ask(), alone);
    }

    private void showEachOtherAllThatTheyTake() {
        var nodes = List.of(one.ask(), other.ask());
        try (var heardByOne = Listening.to(one.ask(), "/api/feed");
                var heardByOther = Listening.to(other.ask(), "/api/feed")) {
            var taken = IntStream.range(0, 40)
                    .mapToObj(number -> takenAndShown(nodes.get(number % 2), nodes.get((number + 1) % 2), "City " + number))
                    .toList();

            // One history: no position is given twice or left out, whichever node took the command.
            var positions = taken.stream().map(Given::position).toList();
            assertThat(positions)
                    .isEqualTo(LongStream.range(0, positions.size()).boxed().toList());
            for (var listening : List.of(heardByOne, heardByOther)) {
                assertThat(listening.next(positions.size()))
                        .map(Listening.Block::id)
                        .isEqualTo(positions);
            }
        }
    }

    private void letOneOfThemWin() {
        var city = register(one.ask(), "Karl-Marx-Stadt");
        var sequence = Given.sequence(city);

        var renamed = Given.atOnce(2, number -> rename(number == 0 ? one : other, city, sequence, "Name " + number));

        assertThat(renamed).map(Answer::status).containsExactlyInAnyOrder(200, 412);
        var won = renamed.stream().filter(answer -> answer.status() == 200).findFirst().orElseThrow();
        for (var node : List.of(one, other)) {
            var shown = shown(node.ask(), city, position(won));
            assertThat(shown.json().get("sequence").longValue()).isEqualTo(Given.sequence(won));
        }
    }

    /** Each remembers the records that it has decided on, and none may be decided against, or left so, by what it remembers. */
    private void decideOnWhatTheOtherHasTaken() {
        var network = created(one.ask().post("/api/networks", """
                {"name":"Eurocities","kind":"ASSOCIATION","effective":"1986"}"""));
        var published = done(publish(one, network, "masks", "2020-03"));
        retract(other, network, published);

        var again = done(publish(one, network, "masks", "2020-03"));

        assertThat(position(again)).isGreaterThan(position(published) + 1);
        var dissolved = done(other.ask().post(
                address(network) + "/dissolve-network",
                """
                {"reason":"its work is done","by":{"network":"%s"},"effective":"2024"}""".formatted(id(network)),
                "If-Match",
                "\"" + Given.sequence(again) + "\""));
        retract(one, network, dissolved);
        done(publish(other, network, "charging-points", "2025"));
    }

    private static Answer publish(ChildHansa node, Answer network, String key, String effective) {
        return node.ask().post(address(network) + "/publish-good-practice", """
                {"key":"%s","theme":"HEALTHCARE","title":"What helped","url":"https://example.org/%s",
                 "by":{"network":"%s"},"effective":"%s"}""".formatted(key, key, id(network), effective));
    }

    private void retract(ChildHansa node, Answer network, Answer recorded) {
        var event = Given.history(one.ask(), address(network).substring("/api/".length()), position(recorded)).getLast();
        done(node.ask().post(address(network) + "/retract-event", """
                {"target":"%s","cause":"RECORDED_IN_ERROR","reason":"it was another network","by":{"network":"%s"}}"""
                .formatted(event.get("eventId").stringValue(), id(network))));
    }

    private static String address(Answer network) {
        return "/api/networks/" + id(network);
    }

    private static Answer takenAndShown(Asking taking, Asking showing, String name) {
        var city = register(taking, name);
        var shown = shown(showing, city, position(city));
        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.json().get("name").stringValue()).isEqualTo(name);
        return city;
    }

    /** A claim on a view outlives the node that had it by ten seconds; until then a read says that it is not there yet. */
    private static void shownInTime(Asking node, Answer city) {
        var shown = shown(node, city, position(city));
        while (shown.status() == 503) {
            assertThat(shown.header("Retry-After")).isNotEmpty();
            shown = shown(node, city, position(city));
        }
        assertThat(shown.status()).isEqualTo(200);
    }

    private static Answer shown(Asking node, Answer city, long minPosition) {
        return node.answer("GET", "/api/cities/" + id(city) + "?minPosition=" + minPosition, null);
    }

    private static Answer register(Asking node, String name) {
        return created(node.post("/api/cities", Given.cityBody(name, "")));
    }

    private static Answer rename(ChildHansa node, Answer city, long sequence, String name) {
        return node.ask()
                .post(
                        "/api/cities/" + id(city) + "/rename-city",
                        """
                        {"name":"%s","by":{"city":"%s"},"effective":"1990-06-01"}""".formatted(name, id(city)),
                        "If-Match",
                        "\"" + sequence + "\"");
    }

    private ChildHansa node() throws IOException {
        return ChildHansa.start(data, DividedNodes.on(postgres, DATABASE).toArray(String[]::new));
    }
}
