package city.hansa.query;

import city.hansa.api.Subject;
import city.hansa.api.projection.Rebuilds;
import city.hansa.api.replay.Replays;
import city.hansa.query.board.BoardQueries;
import city.hansa.query.board.LedgerQueries;
import city.hansa.query.board.ReciprocityQueries;
import city.hansa.query.chart.ChartQueries;
import city.hansa.query.map.MapQueries;
import city.hansa.query.provenance.ProvenanceQueries;
import city.hansa.query.read.AnniversaryQueries;
import city.hansa.query.read.ChangedRecordQueries;
import city.hansa.query.read.DiscrepancyQueries;
import city.hansa.query.read.DueQueries;
import city.hansa.query.read.HistoryQueries;
import city.hansa.query.read.LookUps;
import city.hansa.query.read.Parties;
import city.hansa.query.read.RecordQueries;
import city.hansa.query.read.RegisterQueries;
import city.hansa.query.read.RollQueries;
import city.hansa.query.replay.EventLog;
import city.hansa.query.replay.Letters;
import city.hansa.query.replay.Letters.Letter;
import city.hansa.query.replay.Rebuilder;
import city.hansa.query.replay.Replayer;
import city.hansa.query.search.SearchQueries;
import city.hansa.query.timeline.ChangeQueries;
import city.hansa.query.timeline.TimelineQueries;
import city.hansa.query.view.Progress;
import city.hansa.query.view.Projection;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Where a story is told to the real views on a real database, as an event processor would. */
public final class Stage {

    /** Today, on this stage. */
    public static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);

    public final Story story = new Story();
    public final JdbcClient jdbc;
    public final RegisterQueries registers;
    public final DueQueries due;
    public final AnniversaryQueries anniversaries;
    public final RollQueries rolls;
    public final RecordQueries records;
    public final HistoryQueries histories;
    public final TimelineQueries timeline;
    public final ChangeQueries changes;
    public final DiscrepancyQueries discrepancies;
    public final ChangedRecordQueries changesOfOne;
    public final ProvenanceQueries provenance;
    public final Parties parties;
    public final ChartQueries charts;
    public final MapQueries map;
    public final SearchQueries search;
    /** What was announced after a commit: records, and up to where their view has come. */
    public final Map<Set<Subject>, Long> announced = new HashMap<>();
    public final BoardQueries board;
    public final ReciprocityQueries reciprocity;
    public final LedgerQueries ledgers;
    public final LookUps lookUps;
    public final Replays replays;
    public final Rebuilds rebuilds;
    /** What the last rebuild left to the processors. */
    public final List<Letter> letters = new CopyOnWriteArrayList<>();
    private final DataSource source;
    private final QueryModule module = new QueryModule();
    private final QuestionModule questions = new QuestionModule();
    private final Progress progress;
    private final List<Projection> projections;
    private final TransactionTemplate transactions;
    private long told = -1;

    public Stage(DataSource source) {
        jdbc = JdbcClient.create(source);
        transactions = new TransactionTemplate(new DataSourceTransactionManager(source));
        var template = new JdbcTemplate(source);
        this.source = source;
        progress = module.progress(jdbc);
        var views = module.views();
        var moments = module.moments(progress, story, CLOCK);
        var sight = module.sight(jdbc, progress);
        var names = questions.names(jdbc);
        parties = module.parties(jdbc, story);
        lookUps = module.lookUps(jdbc, moments);
        registers = questions.registerQueries(jdbc, views, moments, parties, names);
        due = questions.dueQueries(jdbc, views, moments, parties, names);
        anniversaries = questions.anniversaryQueries(jdbc, views, moments, parties, names);
        rolls = questions.rollQueries(jdbc, views, moments, names);
        records = questions.recordQueries(template, views, story, moments, sight, names);
        histories = questions.historyQueries(views, story, moments, sight, names);
        timeline = questions.timelineQueries(jdbc, moments, parties, names);
        board = questions.boardQueries(jdbc, moments, parties, names);
        reciprocity = questions.reciprocityQueries(jdbc, moments, parties, names);
        ledgers = questions.ledgerQueries(story, moments, sight, names);
        charts = questions.chartQueries(jdbc, moments, parties);
        map = questions.mapQueries(jdbc, moments, parties);
        search = questions.searchQueries(jdbc, views, moments, names);
        changes = questions.changeQueries(jdbc, story, moments, parties, names);
        discrepancies = questions.discrepancyQueries(jdbc, views, moments, parties, names);
        changesOfOne = questions.changedRecordQueries(views, story, moments, sight, names);
        provenance = questions.provenanceQueries(views, story, moments, sight, names);
        replays = replayer(story);
        rebuilds = rebuilder(story);
        projections = module.projections(template, story, progress, announced::put);
        reset();
    }

    public Replayer replayer(EventLog log) {
        return module.replayer(source, log, story, progress, CLOCK, UUID::randomUUID);
    }

    public Rebuilder rebuilder(EventLog log) {
        return module.rebuilder(source, log, story, progress, new Kept(), CLOCK, UUID::randomUUID);
    }

    /** Empties every view, as before a replay. */
    public void reset() {
        transactions.executeWithoutResult(_ -> projections.forEach(Projection::prepareReset));
        told = -1;
    }

    /** Tells what is new, each event in a batch of its own. */
    public void play() {
        play(1);
    }

    /** Tells what is new in batches of that size. */
    public void play(int batch) {
        for (var from = told + 1; from <= story.last(); from += batch) {
            deliver(from, Math.min(story.last(), from + batch - 1));
        }
        told = story.last();
    }

    /** Tells those positions once, whether they were told before or not. */
    public void deliver(long from, long to) {
        var messages = story.from(from).subList(0, (int) (to - from + 1)).stream().<EventMessage<?>>map(Stage::message).toList();
        for (var projection : projections) {
            transactions.executeWithoutResult(_ -> {
                var work = new BatchingUnitOfWork<EventMessage<?>>(messages);
                var result = work.executeWithResult(
                        () -> projection.advancing().handle(work, () -> projection.handle(work.getMessage())));
                if (result.isExceptional()) {
                    throw new IllegalStateException(result.exceptionResult());
                }
            });
        }
    }

    private final class Kept implements Letters {

        @Override
        public boolean areHere() {
            return true;
        }

        @Override
        public void replace(List<String> views, List<Letter> all) {
            letters.addAll(all);
        }
    }

    static GenericTrackedDomainEventMessage<?> message(Story.Told told) {
        var recorded = told.recorded();
        return new GenericTrackedDomainEventMessage<>(
                new GlobalSequenceTrackingToken(recorded.position()),
                recorded.event().getClass().getSimpleName(),
                told.id().toString(),
                recorded.sequence(),
                new GenericMessage<>(
                        recorded.eventId().toString(), recorded.event(), Map.copyOf(recorded.envelope().toMetaData())),
                recorded::recordedAt);
    }
}
