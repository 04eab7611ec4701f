package city.hansa.query;

import city.hansa.query.action.ActionRegister;
import city.hansa.query.action.ActionStoryline;
import city.hansa.query.board.BoardQueries;
import city.hansa.query.board.LedgerQueries;
import city.hansa.query.board.ReciprocityQueries;
import city.hansa.query.chart.ChartQueries;
import city.hansa.query.city.CityRegister;
import city.hansa.query.city.CityStoryline;
import city.hansa.query.exchange.ExchangeRegister;
import city.hansa.query.exchange.ExchangeStoryline;
import city.hansa.query.map.MapQueries;
import city.hansa.query.membership.MembershipRegister;
import city.hansa.query.membership.MembershipStoryline;
import city.hansa.query.network.NetworkRegister;
import city.hansa.query.network.NetworkStoryline;
import city.hansa.query.partnership.PartnershipRegister;
import city.hansa.query.partnership.PartnershipStoryline;
import city.hansa.query.patients.PatientsUntold;
import city.hansa.query.provenance.ProvenanceQueries;
import city.hansa.query.read.AnniversaryQueries;
import city.hansa.query.read.ChangedRecordQueries;
import city.hansa.query.read.DiscrepancyQueries;
import city.hansa.query.read.DocumentQueries;
import city.hansa.query.read.DueQueries;
import city.hansa.query.read.HistoryQueries;
import city.hansa.query.read.LookUps;
import city.hansa.query.read.Moments;
import city.hansa.query.read.Names;
import city.hansa.query.read.Parties;
import city.hansa.query.read.RecordQueries;
import city.hansa.query.read.RegisterQueries;
import city.hansa.query.read.RollQueries;
import city.hansa.query.read.Sight;
import city.hansa.query.read.Views;
import city.hansa.query.read.Watches;
import city.hansa.query.replay.EventLog;
import city.hansa.query.replay.Letters;
import city.hansa.query.replay.Rebuilder;
import city.hansa.query.replay.Replayer;
import city.hansa.query.search.SearchQueries;
import city.hansa.query.timeline.ChangeQueries;
import city.hansa.query.timeline.Storyline;
import city.hansa.query.timeline.TimelineQueries;
import city.hansa.query.timeline.TimelineWriter;
import city.hansa.query.view.Announcement;
import city.hansa.query.view.History;
import city.hansa.query.view.Progress;
import city.hansa.query.view.Projection;
import city.hansa.query.view.RegisterWriter;
import city.hansa.query.view.View;
import city.hansa.query.view.ViewWriter;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.axonframework.queryhandling.QueryBus;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The views, the projections that write them and the handlers that read them. Whoever imports it brings the
 * {@link History}, the {@link EventLog}, the {@link Letters}, the {@link Clock}, a {@code Supplier<UUID>} of UUIDv7, the
 * {@link QueryBus} and the data source, and gives every {@link Projection} an event processor.
 */
@Configuration(proxyBeanMethods = false)
public class QueryModule {

    /** The schema of the generation that is live. */
    private static final String GENERATION = "view_1";

    /** To add a register is to add it here, and its storyline below. */
    private static final List<View<?, ?>> REGISTERS = List.of(
            new CityRegister(),
            new NetworkRegister(),
            new MembershipRegister(),
            new PartnershipRegister(),
            new ExchangeRegister(),
            new ActionRegister());

    private static final List<Storyline<?>> STORYLINES = List.of(
            new CityStoryline(),
            new NetworkStoryline(),
            new MembershipStoryline(),
            new PartnershipStoryline(),
            new ExchangeStoryline(),
            new ActionStoryline());

    @Bean
    Views views() {
        return new Views(GENERATION, REGISTERS);
    }

    @Bean
    Progress progress(JdbcClient jdbc) {
        return new Progress(jdbc, GENERATION);
    }

    @Bean
    List<Projection> projections(JdbcTemplate jdbc, History history, Progress progress, Announcement announcement) {
        return writers(jdbc, GENERATION, history).stream()
                .map(writer -> new Projection(writer, progress, history, announcement))
                .toList();
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    Watches watches(QueryBus queries, JdbcTemplate jdbc, Views views) {
        // The bus has an emitter of its own, which is not the one among the beans: only what this one is told is heard.
        return new Watches(queries.queryUpdateEmitter(), jdbc, views);
    }

    /** Replays of the views. */
    @Bean(destroyMethod = "close")
    Replayer replayer(
            DataSource dataSource,
            EventLog log,
            History history,
            Progress progress,
            Clock clock,
            Supplier<UUID> fresh) {
        var jdbc = new JdbcTemplate(dataSource);
        return new Replayer(
                dataSource, log, GENERATION, generation -> writers(jdbc, generation, history), progress, clock, fresh);
    }

    /** Rebuilds of the views; {@code sweep} is to be called once the database is migrated. Letters go by the processors. */
    @Bean(destroyMethod = "close")
    Rebuilder rebuilder(
            DataSource dataSource,
            EventLog log,
            History history,
            Progress progress,
            Letters letters,
            Clock clock,
            Supplier<UUID> fresh) {
        var jdbc = new JdbcTemplate(dataSource);
        Function<String, List<ViewWriter>> writers = generation -> writers(jdbc, generation, history);
        return new Rebuilder(dataSource, log, history, GENERATION, writers, progress, letters, clock, fresh);
    }

    @Bean
    Moments moments(Progress progress, History history, Clock clock) {
        return new Moments(progress, history, clock);
    }

    @Bean
    Names names(JdbcClient jdbc) {
        return new Names(jdbc, GENERATION);
    }

    @Bean
    Parties parties(JdbcClient jdbc, History history) {
        return new Parties(jdbc, GENERATION, history);
    }

    @Bean
    Sight sight(JdbcClient jdbc, Progress progress) {
        return new Sight(jdbc, GENERATION, progress);
    }

    @Bean
    LookUps lookUps(JdbcClient jdbc, Moments moments) {
        return new LookUps(jdbc, GENERATION, moments);
    }

    @Bean
    RegisterQueries registerQueries(JdbcClient jdbc, Views views, Moments moments, Parties parties, Names names) {
        return new RegisterQueries(jdbc, views, moments, parties, names);
    }

    @Bean
    DueQueries dueQueries(JdbcClient jdbc, Views views, Moments moments, Parties parties, Names names) {
        return new DueQueries(jdbc, views, moments, parties, names);
    }

    @Bean
    AnniversaryQueries anniversaryQueries(
            JdbcClient jdbc, Views views, Moments moments, Parties parties, Names names) {
        return new AnniversaryQueries(jdbc, views, moments, parties, names);
    }

    @Bean
    RollQueries rollQueries(JdbcClient jdbc, Views views, Moments moments, Names names) {
        return new RollQueries(jdbc, views, moments, names);
    }

    @Bean
    DocumentQueries documentQueries(
            JdbcTemplate jdbc, RegisterQueries registers, Views views, History history, Names names) {
        return new DocumentQueries(jdbc, registers, views, history, names);
    }

    @Bean
    RecordQueries recordQueries(
            JdbcTemplate jdbc, Views views, History history, Moments moments, Sight sight, Names names) {
        return new RecordQueries(jdbc, views, history, moments, sight, names);
    }

    @Bean
    HistoryQueries historyQueries(Views views, History history, Moments moments, Sight sight, Names names) {
        return new HistoryQueries(views, history, moments, sight, names);
    }

    @Bean
    TimelineQueries timelineQueries(JdbcClient jdbc, Moments moments, Parties parties, Names names) {
        return new TimelineQueries(jdbc, GENERATION, moments, parties, names);
    }

    @Bean
    ChartQueries chartQueries(JdbcClient jdbc, Moments moments, Parties parties) {
        return new ChartQueries(jdbc, GENERATION, moments, parties);
    }

    @Bean
    MapQueries mapQueries(JdbcClient jdbc, Moments moments, Parties parties) {
        return new MapQueries(jdbc, GENERATION, moments, parties);
    }

    @Bean
    SearchQueries searchQueries(JdbcClient jdbc, Views views, Moments moments, Names names) {
        return new SearchQueries(jdbc, views, moments, names);
    }

    @Bean
    ChangeQueries changeQueries(JdbcClient jdbc, History history, Moments moments, Parties parties, Names names) {
        return new ChangeQueries(jdbc, GENERATION, history, moments, parties, names);
    }

    @Bean
    DiscrepancyQueries discrepancyQueries(
            JdbcClient jdbc, Views views, Moments moments, Parties parties, Names names) {
        return new DiscrepancyQueries(jdbc, views, moments, parties, names);
    }

    @Bean
    ChangedRecordQueries changedRecordQueries(
            Views views, History history, Moments moments, Sight sight, Names names) {
        return new ChangedRecordQueries(views, history, moments, sight, names);
    }

    @Bean
    ProvenanceQueries provenanceQueries(
            Views views, History history, Moments moments, Sight sight, Names names) {
        return new ProvenanceQueries(views, history, moments, sight, names);
    }

    @Bean
    BoardQueries boardQueries(JdbcClient jdbc, Moments moments, Parties parties, Names names) {
        return new BoardQueries(jdbc, GENERATION, moments, parties, names);
    }

    /** Asks the bus to let every answer pass by it. */
    @Bean
    PatientsUntold patientsUntold(QueryBus queries, JdbcClient jdbc, History history) {
        return new PatientsUntold(queries, jdbc, GENERATION, history);
    }

    @Bean
    ReciprocityQueries reciprocityQueries(JdbcClient jdbc, Moments moments, Parties parties, Names names) {
        return new ReciprocityQueries(jdbc, GENERATION, moments, parties, names);
    }

    @Bean
    LedgerQueries ledgerQueries(History history, Moments moments, Sight sight, Names names) {
        return new LedgerQueries(history, moments, sight, names);
    }

    /** What writes each view, to a generation. */
    private static List<ViewWriter> writers(JdbcTemplate jdbc, String generation, History history) {
        var registers = REGISTERS.stream()
                .<ViewWriter>map(view -> new RegisterWriter<>(jdbc, generation, view, history));
        var timeline = new TimelineWriter(jdbc, generation, STORYLINES, history);
        return Stream.concat(registers, Stream.of(timeline)).toList();
    }
}
