package city.hansa.query.board;

import city.hansa.api.Recorded;
import city.hansa.api.exchange.ExchangeEvent;
import city.hansa.api.exchange.ExchangeEvent.CrisisExchangeOpened;
import city.hansa.api.fact.Corrections;
import city.hansa.api.view.Found;
import city.hansa.api.view.Untold;
import city.hansa.api.view.ViewQuery.GetLedger;
import city.hansa.query.exchange.LedgerWalk;
import city.hansa.query.read.Moment;
import city.hansa.query.read.Moments;
import city.hansa.query.read.Names;
import city.hansa.query.read.Sight;
import city.hansa.query.view.History;
import city.hansa.query.view.Json;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Shows the books of one exchange, told anew from its stream each time: they are asked for one at a time. */
public final class LedgerQueries {

    static final String RULE =
            """
            Steps are in the order of the log, with corrections applied and what was retracted left out; with asOf, \
            so is what can only have happened after that day, and what is vague and would break a law by then. After \
            each step: distributed + returned + lost + onHand = received; received + outstanding + missing + refused \
            + writtenOff = accepted; received + missing + refused ≤ dispatched ≤ accepted ≤ offered; what arrived \
            damaged is not distributed; an account says what was moved. A law that is broken is named with the \
            number by which it is, from the first event after which it was. Quantities are whole numbers in the \
            aid's unit (UN/CEFACT Recommendation 20), minor units of its currency (ISO 4217), else patients, \
            persons, sessions or trips. Totals are of one kind in one unit or currency, never across them, and no \
            offer stands in one. \
            """ + Untold.RULE;

    private final History history;
    private final Moments moments;
    private final Sight sight;
    private final Names names;

    public LedgerQueries(History history, Moments moments, Sight sight, Names names) {
        this.history = history;
        this.moments = moments;
        this.sight = sight;
        this.names = names;
    }

    @QueryHandler
    public Found handle(GetLedger query) {
        var moment = moments.of(query.at(), Names.readWith("exchange-register"));
        var id = query.exchange().value();
        if (!sight.isSeen(id, query.at().reader())) {
            return moment.nothing();
        }
        var stream = history.stream(id, moment.position());
        var sequence = stream.isEmpty() ? -1 : stream.getLast().sequence();
        var document = books(id, stream, query.at().asOf(), moment);
        return new Found(document.orElse(null), sequence, moment.asOf(), moment.knownAt(), moment.position());
    }

    /** None where there is no such exchange, its opening was retracted, or it cannot yet have been opened. */
    private Optional<ObjectNode> books(UUID id, List<Recorded<?>> stream, @Nullable LocalDate asOf, Moment moment) {
        if (stream.isEmpty() || !(stream.getFirst().event() instanceof CrisisExchangeOpened)) {
            return Optional.empty();
        }
        var events = Corrections.apply(stream, ExchangeEvent.class);
        if (events.isEmpty() || !(events.getFirst().event() instanceof CrisisExchangeOpened)
                || (asOf != null && events.getFirst().effective().earliest().isAfter(asOf))) {
            return Optional.empty();
        }
        var books = Json.MAPPER.createObjectNode().put("id", id.toString()).put("rule", RULE);
        books.setAll(Json.tree(LedgerWalk.of(events, asOf)));
        names.putInto(List.of(books), moment);
        return Optional.of(books);
    }
}
