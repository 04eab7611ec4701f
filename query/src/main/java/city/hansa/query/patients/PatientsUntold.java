package city.hansa.query.patients;

import city.hansa.api.Subject;
import city.hansa.api.view.At;
import city.hansa.api.view.Changes;
import city.hansa.api.view.Found;
import city.hansa.api.view.Page;
import city.hansa.api.view.Reader;
import city.hansa.api.view.RuledPage;
import city.hansa.api.view.UntoldEvents;
import city.hansa.api.view.ViewQuery;
import city.hansa.api.view.ViewQuery.FindAnniversaries;
import city.hansa.api.view.ViewQuery.FindBoard;
import city.hansa.api.view.ViewQuery.FindChanges;
import city.hansa.api.view.ViewQuery.FindDiscrepancies;
import city.hansa.api.view.ViewQuery.FindDocuments;
import city.hansa.api.view.ViewQuery.FindDue;
import city.hansa.api.view.ViewQuery.FindMembers;
import city.hansa.api.view.ViewQuery.FindReciprocity;
import city.hansa.api.view.ViewQuery.FindRecords;
import city.hansa.api.view.ViewQuery.FindSeen;
import city.hansa.api.view.ViewQuery.FindTimeline;
import city.hansa.api.view.ViewQuery.FindUntold;
import city.hansa.api.view.ViewQuery.GetChanges;
import city.hansa.api.view.ViewQuery.GetChart;
import city.hansa.api.view.ViewQuery.GetHistory;
import city.hansa.api.view.ViewQuery.GetLedger;
import city.hansa.api.view.ViewQuery.GetMap;
import city.hansa.api.view.ViewQuery.GetMapOverTime;
import city.hansa.api.view.ViewQuery.GetProvenance;
import city.hansa.api.view.ViewQuery.GetRecord;
import city.hansa.api.view.ViewQuery.LookUpCities;
import city.hansa.api.view.ViewQuery.LookUpNetworks;
import city.hansa.api.view.ViewQuery.LookUpPartnerships;
import city.hansa.api.view.ViewQuery.ResolveCity;
import city.hansa.api.view.ViewQuery.Search;
import city.hansa.api.view.ViewQuery.WatchRecord;
import city.hansa.query.view.History;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.queryhandling.QueryBus;
import org.axonframework.queryhandling.QueryHandler;
import org.axonframework.queryhandling.QueryMessage;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ObjectNode;

/**
 * The one place that every answer of the views passes: in it a number of patients is told to those who may know it, and to
 * nobody else. What is summed over several records, in charts and between two cities, is kept back where it is summed.
 *
 * <p>Safe for use by several threads.
 */
public final class PatientsUntold implements MessageHandlerInterceptor<QueryMessage<?, ?>> {

    private final JdbcClient jdbc;
    private final String generation;
    private final History history;

    public PatientsUntold(QueryBus queries, JdbcClient jdbc, String generation, History history) {
        this.jdbc = jdbc;
        this.generation = generation;
        this.history = history;
        queries.registerHandlerInterceptor(this);
    }

    @Override
    public Object handle(UnitOfWork<? extends QueryMessage<?, ?>> work, InterceptorChain chain) throws Exception {
        var answer = chain.proceed();
        if (!(work.getMessage().getPayload() instanceof ViewQuery query)) {
            return answer;
        }
        reader(query).ifPresent(reader -> tell(nodes(answer), reader));
        return switch (query) {
            case GetRecord(var subject, var at) when subject.kind() == Subject.Kind.EXCHANGE ->
                then((Found) answer, subject.id(), at);
            case GetLedger(var exchange, var at) -> then((Found) answer, exchange.value(), at);
            default -> answer;
        };
    }

    /** What was known of one exchange; lists leave out what is not told of then by themselves. */
    private Found then(Found found, UUID exchange, At at) {
        var knowing = Knowing.of(generation, at, null);
        var isTold = found.document() == null
                || !knowing.isPast()
                || jdbc.sql("select " + knowing.ofThen(":exchange::uuid"))
                        .param("exchange", exchange)
                        .param("position", found.position())
                        .param("readers", knowing.parties())
                        .query(Boolean.class)
                        .single();
        return isTold ? found : new Found(null, -1, found.asOf(), found.knownAt(), found.position());
    }

    /** Of these records' events, those about patients whose numbers the reader may not know. */
    @QueryHandler
    public UntoldEvents handle(FindUntold query) {
        var unknown = new HashSet<>(query.records());
        unknown.removeAll(known(query.records(), query.at().reader()));
        var found = new HashSet<UUID>();
        if (!unknown.isEmpty()) {
            history.streams(unknown, Long.MAX_VALUE).values().forEach(stream -> found.addAll(PatientEvents.of(stream)));
        }
        return new UntoldEvents(found);
    }

    /** Who is answered; empty where the answer has no number of an exchange's lines. */
    private static Optional<Reader> reader(ViewQuery query) {
        return switch (query) {
            case GetRecord(var subject, var at) -> ofExchange(subject.kind(), at.reader());
            case WatchRecord(var subject, _, var reader) -> ofExchange(subject.kind(), reader);
            case GetHistory(var subject, var at) -> ofExchange(subject.kind(), at.reader());
            case GetChanges(var subject, _, var to) -> ofExchange(subject.kind(), to.reader());
            case FindDocuments documents -> ofExchange(documents.kind(), documents.at().reader());
            case FindRecords records -> ofExchange(records.kind(), records.at().reader());
            case FindTimeline timeline -> Optional.of(timeline.at().reader());
            case FindChanges changes -> Optional.of(changes.to().reader());
            case FindDiscrepancies discrepancies -> Optional.of(discrepancies.at().reader());
            case FindBoard board -> Optional.of(board.at().reader());
            case GetLedger ledger -> Optional.of(ledger.at().reader());
            case GetChart _, FindReciprocity _ -> Optional.empty();
            case GetMap _, GetMapOverTime _, Search _, FindDue _, FindAnniversaries _, FindMembers _ -> Optional.empty();
            case GetProvenance _, FindSeen _, FindUntold _ -> Optional.empty();
            case ResolveCity _, LookUpCities _, LookUpPartnerships _, LookUpNetworks _ -> Optional.empty();
        };
    }

    private static Optional<Reader> ofExchange(Subject.Kind kind, Reader reader) {
        return kind == Subject.Kind.EXCHANGE ? Optional.of(reader) : Optional.empty();
    }

    private static List<ObjectNode> nodes(Object answer) {
        return switch (answer) {
            case Found found -> found.document() == null ? List.of() : List.of(found.document());
            case Page page -> page.items();
            case RuledPage page -> page.items();
            case Changes changes -> changes.items();
            default -> throw new IllegalStateException("no answer of this form is known: " + answer.getClass());
        };
    }

    private void tell(List<ObjectNode> answers, Reader reader) {
        answers.forEach(Counts::mark);
        if (!reader.readsAll()) {
            new Said(id -> PatientEvents.of(history.stream(id, Long.MAX_VALUE))).mark(answers);
        }
        var exchanges = new HashSet<UUID>();
        answers.forEach(answer -> Counts.collect(answer, null, exchanges));
        var known = known(exchanges, reader);
        answers.forEach(answer -> Counts.settle(answer, null, known::contains));
    }

    private Set<UUID> known(Set<UUID> exchanges, Reader reader) {
        var knowing = new Knowing(generation, reader, false);
        if (exchanges.isEmpty() || reader.readsAll()) {
            return exchanges;
        }
        return reader.parties().isEmpty()
                ? Set.of()
                : Set.copyOf(jdbc.sql("select asked.id from unnest(:exchanges::uuid[]) as asked (id) where "
                                + knowing.condition("asked.id"))
                        .param("exchanges", exchanges.toArray(UUID[]::new))
                        .param("readers", knowing.parties())
                        .query(UUID.class)
                        .list());
    }
}
