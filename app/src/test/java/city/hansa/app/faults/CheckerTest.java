package city.hansa.app.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.hansa.app.faults.Finding.Kind;
import city.hansa.ledger.note.Checkpoint;
import city.hansa.ledger.tree.Hash;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The checker, on a history that holds and on copies of it with one fault each. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CheckerTest {

    private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");

    @Test
    void finds_nothing_in_a_history_that_holds() {
        assertThat(Checker.check(told(), history())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "UNPROMISED")
    void finds_and_names_what_was_planted(Kind kind) {
        var planted = Planted.in(told(), history()).stream()
                .filter(it -> it.kind() == kind)
                .findFirst()
                .orElseThrow();

        assertThat(Checker.found(told(), planted.history())).anyMatch(planted::isNamedBy);
    }

    @Test
    void fails_where_nothing_was_acknowledged_that_could_be_lost() {
        var nothing = new History(List.of(), history().entries(), history().checkpoints(), history().register());

        assertThatThrownBy(() -> Checker.check(Told.of(List.of()), nothing)).isInstanceOf(AssertionError.class);
    }

    @Test
    void finds_an_effect_of_what_was_refused_and_an_answer_that_changed() {
        var lines = new ArrayList<>(lines());
        lines.add(sent(4));
        lines.add("refused\tfaults.4\t409\tLOST_THE_RACE");
        lines.add("taken\tfaults.0\tanother\t0\t0\tagain");
        var entries = new ArrayList<>(history().entries());
        entries.add(entry(4));

        assertThat(Checker.found(Told.of(lines), history().with(entries)))
                .extracting(Finding::kind)
                .contains(Kind.PHANTOM, Kind.DUPLICATED);
    }

    @Test
    void finds_what_was_asked_for_after_what_it_precedes() {
        var lines = new ArrayList<>(lines());
        // Asked for once position 3 was known, it cannot stand at position 0.
        lines.add(lines.remove(0));

        assertThat(Checker.found(Told.of(lines), history())).extracting(Finding::kind).contains(Kind.REORDERED);
    }

    private static Told told() {
        return Told.of(lines());
    }

    private static List<String> lines() {
        return IntStream.range(0, 4)
                .boxed()
                .flatMap(number -> List.of(
                        sent(number),
                        "unknown\tfaults." + number + "\t503",
                        "taken\tfaults." + number + "\tid-" + number + "\t0\t" + number + "\tfirst")
                        .stream())
                .toList();
    }

    private static String sent(int number) {
        return "sent\tfaults." + number + "\t1\t/api/cities\t{}";
    }

    private static History history() {
        var entries = IntStream.range(0, 4).mapToObj(CheckerTest::entry).toList();
        var leaves = entries.stream().map(Entry::leaf).toList();
        var checkpoints = IntStream.rangeClosed(1, 4)
                .mapToObj(size -> new Checkpoint("log", size, Checker.root(leaves.subList(0, size))))
                .toList();
        return new History(leaves.subList(0, 2), entries, checkpoints, Checker.fold(entries));
    }

    private static Entry entry(int number) {
        return new Entry(
                number,
                "event-" + number,
                "id-" + number,
                0,
                "city.registered",
                NOON.plusSeconds(number),
                "faults." + number,
                "City " + number,
                Hash.ofLeaf(("leaf " + number).getBytes(StandardCharsets.US_ASCII)));
    }
}
