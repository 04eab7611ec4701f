package city.hansa.app;

import static city.hansa.app.Given.assertNoGap;
import static city.hansa.app.Given.atOnce;
import static city.hansa.app.Given.city;
import static city.hansa.app.Given.cityBody;
import static city.hansa.app.Given.created;
import static city.hansa.app.Given.friendship;
import static city.hansa.app.Given.history;
import static city.hansa.app.Given.id;
import static city.hansa.app.Given.refused;
import static city.hansa.app.Given.sequence;
import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.app.RunningHansa.Answer;
import city.hansa.app.RunningHansa.Asking;
import city.hansa.ledger.read.LedgerReader;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many ask for the same thing at one moment. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RaceJourney {

    private static final int RACERS = 200;

    @TempDir
    private static Path data;

    private static RunningHansa hansa;

    @BeforeAll
    static void start() {
        hansa = RunningHansa.start(data, "hansa.story=none");
    }

    @AfterAll
    static void stop() {
        hansa.close();
    }

    @AfterEach
    void no_position_is_missing() {
        assertNoGap(hansa.bean(LedgerReader.class));
    }

    @Test
    void commands_on_one_partnership_are_each_taken_once_or_told_that_they_lost() {
        var one = city(ask(), "Kiel");
        var signed = friendship(ask(), one, city(ask(), "Gdynia"));

        var answers = atOnce(RACERS, number -> attachSupport(signed, one, number));

        var taken = with(answers, answer -> answer.status() == 200);
        with(answers, answer -> answer.status() != 200).forEach(lost -> {
            refused(lost, 409, "LOST_THE_RACE");
            assertThat(lost.header("Retry-After")).isEqualTo("0");
        });
        assertThat(taken).isNotEmpty();
        assertThat(taken.stream().map(Given::sequence).sorted())
                .containsExactlyElementsOf(following(sequence(signed), taken.size()));
        assertThat(history(ask(), "partnerships/" + id(signed), last(taken)))
                .hasSize((int) sequence(signed) + 1 + taken.size());
    }

    @Test
    void of_those_who_saw_the_same_state_exactly_one_changes_it() {
        var one = city(ask(), "Rostock");
        var signed = friendship(ask(), one, city(ask(), "Turku"));
        var seen = "\"" + sequence(signed) + "\"";

        var answers = atOnce(RACERS, number -> attachSupport(signed, one, number, "If-Match", seen));

        var taken = with(answers, answer -> answer.status() == 200);
        with(answers, answer -> answer.status() != 200).forEach(late -> refused(late, 412, "STALE_PRECONDITION"));
        assertThat(taken).singleElement().satisfies(first ->
                assertThat(sequence(first)).isEqualTo(sequence(signed) + 1));
        assertThat(history(ask(), "partnerships/" + id(signed), last(taken))).hasSize((int) sequence(signed) + 2);
    }

    @Test
    void a_key_that_is_given_fifty_times_at_once_has_one_effect_and_one_answer() {
        var before = hansa.bean(LedgerReader.class).head();
        var city = cityBody("Dortmund", """
                {"scheme":"GEONAMES","value":"2935517"},{"scheme":"WIKIDATA","value":"Q1295"}""");

        var answers = atOnce(50, _ -> ask().post("/api/cities", city, "Idempotency-Key", "dortmund"));

        assertThat(answers).extracting(Answer::status).containsOnly(201);
        assertThat(answers).extracting(answer -> answer.response().body()).containsOnly(
                answers.getFirst().response().body());
        assertThat(with(answers, answer -> answer.header("Idempotency-Replayed").isEmpty())).hasSize(1);
        assertThat(hansa.bean(LedgerReader.class).stream(uuid(answers.getFirst()), Long.MAX_VALUE))
                .hasSize((int) sequence(answers.getFirst()) + 1);
        var onlyOne = hansa.bean(LedgerReader.class).after(before, 1_000).stream()
                .filter(event -> event.type().equals("city.registered"));
        assertThat(onlyOne).hasSize(1);
    }

    @Test
    void a_key_has_one_effect_and_one_answer_on_the_record_that_all_have_seen_too() {
        var one = city(ask(), "Bergen");
        var signed = friendship(ask(), one, city(ask(), "Riga"));
        var seen = "\"" + sequence(signed) + "\"";

        var answers = atOnce(50, _ -> attachSupport(signed, one, 1, "If-Match", seen, "Idempotency-Key", "bergen"));

        assertThat(answers).extracting(Answer::status).containsOnly(200);
        assertThat(answers).extracting(answer -> answer.response().body()).containsOnly(
                answers.getFirst().response().body());
        assertThat(with(answers, answer -> answer.header("Idempotency-Replayed").isEmpty())).hasSize(1);
        assertThat(history(ask(), "partnerships/" + id(signed), last(answers))).hasSize((int) sequence(signed) + 2);
    }

    @Test
    void a_key_belongs_to_one_request() {
        created(ask().post("/api/cities", cityBody("Leeds", ""), "Idempotency-Key", "leeds"));

        refused(
                ask().post("/api/cities", cityBody("Bradford", ""), "Idempotency-Key", "leeds"),
                422,
                "IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void a_key_that_many_requests_share_at_once_belongs_to_one_of_them() {
        var answers = atOnce(20, number -> ask().post(
                "/api/cities", cityBody("Hull " + number, ""), "Idempotency-Key", "hull"));

        assertThat(with(answers, answer -> answer.status() == 201)).hasSize(1);
        with(answers, answer -> answer.status() != 201).forEach(late -> refused(late, 422, "IDEMPOTENCY_KEY_REUSED"));
    }

    @Test
    void an_identifier_that_many_cities_claim_at_once_belongs_to_one_whom_the_others_are_told() {
        var answers = atOnce(20, number -> ask().post("/api/cities", cityBody("Bremen " + number, """
                {"scheme":"GEONAMES","value":"2944388"}""")));

        var taken = with(answers, answer -> answer.status() == 201);
        assertThat(taken).hasSize(1);
        with(answers, answer -> answer.status() != 201).forEach(late -> {
            refused(late, 409, "IDENTIFIER_TAKEN");
            assertThat(late.response().body()).contains(id(taken.getFirst()));
        });
    }

    @Test
    void an_identifier_that_was_lost_to_another_leaves_the_record_as_its_caller_saw_it() {
        var cities = IntStream.range(0, 20).mapToObj(number -> city(ask(), "Altona " + number)).toList();

        var answers = atOnce(20, number -> ask().post("/api/cities/" + cities.get(number) + "/assign-identifier", """
                {"identifier":{"scheme":"GEONAMES","value":"2957773"},"by":{"city":"%s"},"effective":"2021"}"""
                .formatted(cities.get(number)), "If-Match", "\"0\""));

        assertThat(with(answers, answer -> answer.status() == 200)).hasSize(1);
        with(answers, answer -> answer.status() != 200).forEach(late -> refused(late, 409, "IDENTIFIER_TAKEN"));
    }

    private static Asking ask() {
        return hansa.ask();
    }

    private static Answer attachSupport(Answer partnership, String by, int number, String... headers) {
        return ask().post("/api/partnerships/" + id(partnership) + "/attach-support", """
                {"organisation":{"name":"Foundation %d","kind":"CIVIL_SOCIETY"},"role":"FUNDER",
                 "by":{"city":"%s"},"effective":"2021"}""".formatted(number, by), headers);
    }

    private static List<Answer> with(List<Answer> answers, Predicate<Answer> condition) {
        return answers.stream().filter(condition).toList();
    }

    private static List<Long> following(long sequence, int count) {
        return LongStream.rangeClosed(sequence + 1, sequence + count).boxed().toList();
    }

    private static long last(List<Answer> taken) {
        return taken.stream().mapToLong(Given::position).max().orElseThrow();
    }

    private static UUID uuid(Answer written) {
        return UUID.fromString(id(written));
    }
}
