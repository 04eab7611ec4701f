package city.hansa.query;

import city.hansa.query.action.ActionRegister;
import city.hansa.query.action.ActionStoryline;
import city.hansa.query.city.CityRegister;
import city.hansa.query.city.CityStoryline;
import city.hansa.query.exchange.ExchangeRegister;
import city.hansa.query.exchange.ExchangeStoryline;
import city.hansa.query.membership.MembershipRegister;
import city.hansa.query.membership.MembershipStoryline;
import city.hansa.query.network.NetworkRegister;
import city.hansa.query.network.NetworkStoryline;
import city.hansa.query.partnership.PartnershipRegister;
import city.hansa.query.partnership.PartnershipStoryline;
import city.hansa.query.patients.PatientsUntold;
import city.hansa.query.read.LookUps;
import city.hansa.query.read.Moments;
import city.hansa.query.read.Parties;
import city.hansa.query.read.Sight;
import city.hansa.query.read.Views;
import city.hansa.query.read.Watches;
import city.hansa.query.replay.EventLog;
import city.hansa.query.replay.Letters;
import city.hansa.query.replay.Rebuilder;
import city.hansa.query.replay.Replayer;
import city.hansa.query.timeline.Storyline;
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
 * The views, the projections that write them, and the look-ups that a command or the feed needs before it goes on; all
 * other questions are answered by the {@link QuestionModule}. Whoever imports it brings the {@link History}, the {@link EventLog}, the
 * {@link Letters}, the {@link Clock}, a {@code Supplier<UUID>} of UUIDv7, the {@link QueryBus} and the data source, and
 * gives every {@link Projection} an event processor.
 */
@Configuration(proxyBeanMethods = false)
public class QueryModule {

    /** The schema of the generation that is live. */
    static final String GENERATION = "view_1";

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

    /** Asks the bus to let every answer pass by it. */
    @Bean
    PatientsUntold patientsUntold(QueryBus queries, JdbcClient jdbc, History history) {
        return new PatientsUntold(queries, jdbc, GENERATION, history);
    }

    /** What writes each view, to a generation. */
    private static List<ViewWriter> writers(JdbcTemplate jdbc, String generation, History history) {
        var registers = REGISTERS.stream()
                .<ViewWriter>map(view -> new RegisterWriter<>(jdbc, generation, view, history));
        var timeline = new TimelineWriter(jdbc, generation, STORYLINES, history);
        return Stream.concat(registers, Stream.of(timeline)).toList();
    }
}
