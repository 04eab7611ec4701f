package city.hansa.query.patients;

import static city.hansa.api.Examples.DAR_ES_SALAAM;
import static city.hansa.api.Examples.HAMBURG;
import static city.hansa.api.Examples.by;
import static city.hansa.api.Examples.event;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.api.ExchangeId;
import city.hansa.api.Recorded;
import city.hansa.api.Subject;
import city.hansa.api.exchange.Aid;
import city.hansa.api.exchange.Crisis;
import city.hansa.api.exchange.CrisisType;
import city.hansa.api.exchange.ExchangeEvent;
import city.hansa.api.exchange.ExchangeEvent.AccountSubmitted;
import city.hansa.api.exchange.ExchangeEvent.ConsignmentDispatched;
import city.hansa.api.exchange.ExchangeEvent.CrisisExchangeOpened;
import city.hansa.api.exchange.ExchangeEvent.GoodsReturned;
import city.hansa.api.exchange.ExchangeEvent.NeedDeclared;
import city.hansa.api.exchange.ExchangeEvent.OfferAccepted;
import city.hansa.api.exchange.ExchangeEvent.OfferMade;
import city.hansa.api.exchange.ExchangeEvent.QuantityWrittenOff;
import city.hansa.api.exchange.ExchangeEvent.ReceiptConfirmed;
import city.hansa.api.exchange.ExchangeView;
import city.hansa.api.exchange.Participant;
import city.hansa.api.fact.Corrections;
import city.hansa.api.fact.FactEvent.FactCorrected;
import city.hansa.api.fact.FactEvent.FactDisputed;
import city.hansa.api.value.Key;
import city.hansa.api.view.Untold;
import city.hansa.query.change.Change;
import city.hansa.query.change.Differences;
import city.hansa.query.exchange.ExchangeRegister;
import city.hansa.query.exchange.ExchangeStoryline;
import city.hansa.query.exchange.LedgerWalk;
import city.hansa.query.timeline.Strand;
import city.hansa.query.view.Agenda;
import city.hansa.query.view.Json;
import city.hansa.query.view.Shown;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whatever happens to patients, and whatever is corrected: a history in which there were twice as many, or three times,
 * is answered with the very same, by everything that is told of it at any position and of any day. So no set of answers,
 * and no sum or difference of them, can tell one count from another: for each history there is one with other counts.
 */
class UntoldPropertiesTest {

    private static final ExchangeId EXCHANGE = ExchangeId.of("0199d5c0-0000-7000-8000-0000000000e1");
    private static final Key TAKER = new Key("taker");
    private static final Key SENDER = new Key("sender");
    private static final ExchangeRegister VIEW = new ExchangeRegister();

    enum What {
        NEED,
        OFFER,
        ACCEPT,
        DISPATCH,
        RECEIVE,
        GIVE_BACK,
        WRITE_OFF,
        ACCOUNT,
        CORRECT,
        DISPUTE
    }

    record Step(What what, int quantity, int other) {}

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.of(What.class),
                        Arbitraries.integers().between(1, 7),
                        Arbitraries.integers().between(0, 4))
                .as(Step::new)
                .list()
                .ofMaxSize(20);
    }

    @Property(tries = 150)
    void answers_to_the_public_are_those_of_a_history_with_other_counts(
            @ForAll("steps") List<Step> steps, @ForAll @IntRange(min = 2, max = 5) int factor) {
        var told = answers(stream(steps, 1, Aid.patients(null)), false);

        assertThat(answers(stream(steps, factor, Aid.patients(null)), false)).isEqualTo(told);
    }

    @Property(tries = 50)
    void whoever_may_know_is_told_every_number(@ForAll("steps") List<Step> steps) {
        var stream = stream(steps, 1, Aid.patients(null));

        assertThat(answers(stream, true)).isEqualTo(untouched(stream));
    }

    @Property(tries = 50)
    void of_other_aid_every_number_is_told(@ForAll("steps") List<Step> steps) {
        var stream = stream(steps, 1, Aid.goods("mask"));

        assertThat(answers(stream, false)).isEqualTo(untouched(stream));
    }

    /** That of the feed, which looks at events alone. */
    @Property(tries = 50)
    void events_of_the_feed_are_those_of_a_history_with_other_counts(@ForAll("steps") List<Step> steps) {
        assertThat(feed(stream(steps, 3, Aid.patients(null)))).isEqualTo(feed(stream(steps, 1, Aid.patients(null))));
    }

    private static List<String> feed(List<Recorded<?>> stream) {
        var untold = PatientEvents.of(stream);
        return stream.stream()
                .map(recorded -> {
                    var said = Json.tree(recorded.event());
                    if (untold.contains(recorded.eventId())) {
                        Untold.allIn(said);
                    }
                    return said.toString();
                })
                .toList();
    }

    private static List<String> untouched(List<Recorded<?>> stream) {
        return all(stream, false).stream().map(ObjectNode::toString).toList();
    }

    private static List<String> answers(List<Recorded<?>> stream, boolean isKnown) {
        var answers = all(stream, true);
        answers.forEach(Counts::mark);
        new Said(_ -> PatientEvents.of(stream)).mark(answers);
        answers.forEach(answer -> Counts.settle(answer, null, _ -> isKnown));
        return answers.stream().map(ObjectNode::toString).toList();
    }

    /** At every position: the record, the books, what an event said and changed, and its sentence; then of each day. */
    private static List<ObjectNode> all(List<Recorded<?>> stream, boolean isMarked) {
        var answers = new ArrayList<ObjectNode>();
        var before = document(stream.subList(0, 1), null);
        for (var end = 1; end <= stream.size(); end++) {
            var known = stream.subList(0, end);
            var after = document(known, null);
            answers.add(after.deepCopy());
            answers.add(answer().setAll(Json.tree(LedgerWalk.of(Corrections.apply(known, ExchangeEvent.class), null))));
            answers.add(Change.of(new Subject(Subject.Kind.EXCHANGE, EXCHANGE.value()), known.getLast(), known));
            answers.add(history(known.getLast(), differences(before, after, isMarked)));
            before = after;
        }
        for (var day = 1; day <= stream.size(); day++) {
            answers.add(document(stream, LocalDate.of(2020, 1, day)));
        }
        board(stream, answers);
        sentences(stream, answers);
        return answers;
    }

    private static ArrayNode differences(
            ObjectNode before, ObjectNode after, boolean isMarked) {
        var earlier = before.deepCopy().without("facts");
        var later = after.deepCopy().without("facts");
        return isMarked
                ? Differences.between(Counts.mark(earlier), Counts.mark(later))
                : Differences.between(earlier, later);
    }

    private static ObjectNode history(Recorded<?> recorded, ArrayNode differences) {
        var history = answer();
        var event = history.putArray("events").addObject().put("eventId", recorded.eventId().toString());
        event.set("said", Json.tree(recorded.event()));
        event.set("changed", differences);
        return history;
    }

    private static void board(List<Recorded<?>> stream, List<ObjectNode> answers) {
        ExchangeView view = Shown.retold(VIEW, stream, null).document();
        for (var row : VIEW.agenda(Agenda.BOARD, requireNonNull(view))) {
            var entry = answer().put("standing", row.standing()).put("span", row.span().toString());
            answers.add(entry.setAll(Json.tree(row.item())));
        }
    }

    private static void sentences(List<Recorded<?>> stream, List<ObjectNode> answers) {
        var storyline = new ExchangeStoryline();
        Strand strand = null;
        for (var fact : Corrections.apply(stream, ExchangeEvent.class)) {
            strand = storyline.strand(strand, fact);
            var sentence = storyline.sentence(strand, fact);
            answers.add(answer().put("key", sentence.key()).set("parameters", Json.tree(sentence.parameters())));
        }
    }

    private static ObjectNode answer() {
        return Json.MAPPER.createObjectNode().put("id", EXCHANGE.toString());
    }

    private static ObjectNode document(List<Recorded<?>> stream, @Nullable LocalDate asOf) {
        var shown = Shown.retold(VIEW, stream, asOf);
        var document = answer();
        document.setAll(Json.tree(requireNonNull(shown.document())));
        return document.set("facts", shown.facts());
    }

    private static List<Recorded<?>> stream(List<Step> steps, long factor, Aid aid) {
        var stream = new ArrayList<Recorded<?>>();
        record(stream, new CrisisExchangeOpened(
                EXCHANGE,
                new Crisis(CrisisType.PANDEMIC, "COVID-19", null),
                List.of(new Participant(TAKER, HAMBURG, null, null), new Participant(SENDER, DAR_ES_SALAAM, null, null)),
                null,
                List.of()));
        for (var step : steps) {
            said(stream, step, factor, aid);
        }
        return stream;
    }

    private static void said(List<Recorded<?>> stream, Step step, long factor, Aid aid) {
        var quantity = step.quantity() * factor;
        var other = step.other() * factor;
        var own = new Key("at-" + stream.size());
        switch (step.what()) {
            case NEED -> record(stream, new NeedDeclared(
                    EXCHANGE, own, SENDER, aid, step.other() == 0 ? null : quantity, null, null));
            case OFFER -> record(stream, new OfferMade(
                    EXCHANGE, own, TAKER, SENDER, aid, step.other() == 0 ? null : quantity + other, null, null, null));
            case ACCEPT -> last(stream, OfferMade.class, step.other()).ifPresent(offer -> record(stream,
                    new OfferAccepted(EXCHANGE, offer.offer(), own, SENDER, quantity,
                            last(stream, NeedDeclared.class, 0).map(NeedDeclared::need).orElse(null), null)));
            case DISPATCH -> line(stream, step).ifPresent(line ->
                    record(stream, new ConsignmentDispatched(EXCHANGE, own, line, quantity, null, null)));
            case RECEIVE -> last(stream, ConsignmentDispatched.class, step.other()).ifPresent(sent -> record(stream,
                    new ReceiptConfirmed(EXCHANGE, sent.consignment(), quantity, null, other, null, null)));
            case GIVE_BACK -> line(stream, step).ifPresent(line ->
                    record(stream, new GoodsReturned(EXCHANGE, line, quantity)));
            case WRITE_OFF -> line(stream, step).ifPresent(line ->
                    record(stream, new QuantityWrittenOff(EXCHANGE, line, quantity, "")));
            case ACCOUNT -> line(stream, step).ifPresent(line ->
                    record(stream, new AccountSubmitted(EXCHANGE, line, 0, quantity, other, null, null)));
            case CORRECT -> counted(stream).ifPresent(target -> record(stream, new FactCorrected(
                    new Subject(Subject.Kind.EXCHANGE, EXCHANGE.value()), target, "quantity",
                    Long.toString(other + factor), Long.toString(quantity), "")));
            case DISPUTE -> counted(stream).ifPresent(target -> record(stream, new FactDisputed(
                    new Subject(Subject.Kind.EXCHANGE, EXCHANGE.value()), target, "quantity",
                    Long.toString(quantity), "")));
        }
    }

    private static Optional<Key> line(List<Recorded<?>> stream, Step step) {
        return last(stream, OfferAccepted.class, step.other()).map(OfferAccepted::commitment);
    }

    /** The latest of that kind, or the one that many before it. */
    private static <E> Optional<E> last(List<Recorded<?>> stream, Class<E> kind, int before) {
        var found = stream.stream().map(Recorded::event).filter(kind::isInstance).map(kind::cast).toList();
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(found.get(Math.max(0, found.size() - 1 - before)));
    }

    private static Optional<UUID> counted(List<Recorded<?>> stream) {
        return stream.reversed().stream()
                .filter(recorded -> recorded.event() instanceof OfferAccepted
                        || recorded.event() instanceof OfferMade
                        || recorded.event() instanceof GoodsReturned)
                .findFirst()
                .map(Recorded::eventId);
    }

    private static void record(List<Recorded<?>> stream, Object event) {
        var n = stream.size();
        var day = "2020-01-%02d".formatted(n + 1);
        stream.add(new Recorded<>(
                1000 + n, n, event(n), Instant.parse("2026-01-01T00:00:00Z").plusSeconds(n), by(HAMBURG, day), event));
    }
}
