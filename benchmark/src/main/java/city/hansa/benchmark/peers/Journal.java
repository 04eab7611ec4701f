package city.hansa.benchmark.peers;

import city.hansa.benchmark.measure.Bench;
import city.hansa.benchmark.measure.Ids;
import com.typesafe.config.ConfigFactory;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.apache.pekko.actor.AbstractActor;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.PoisonPill;
import org.apache.pekko.actor.Props;
import org.apache.pekko.actor.Status;
import org.apache.pekko.pattern.Patterns;
import org.apache.pekko.persistence.AbstractPersistentActor;
import org.apache.pekko.persistence.jdbc.query.javadsl.JdbcReadJournal;
import org.apache.pekko.persistence.journal.Tagged;
import org.apache.pekko.persistence.query.Offset;
import org.apache.pekko.persistence.query.PersistenceQuery;

/**
 * Pekko's persistence by JDBC: a persistent actor for each writer, which answers when the journal has told it. It reads
 * all streams in one order only by a tag that the events bear, and to tag them costs; so it is compared with and without.
 */
final class Journal {

    private static final String TABLE = "event_journal";
    private static final String SCHEMA = "/schema/postgres/postgres-create-schema.sql";
    private static final String TAG = "note";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Its defaults, with a serializer for the event, and batches as its own tests have the driver write them. */
    private static final String CONFIGURATION =
            """
            pekko {
              loglevel = WARNING
              stdout-loglevel = WARNING
              persistence.journal.plugin = jdbc-journal
              persistence.snapshot-store.plugin = pekko.persistence.no-snapshot-store
              actor.serializers.note = "%1$s"
              actor.serialization-bindings."%2$s" = note
            }
            pekko-persistence-jdbc.shared-databases.slick {
              profile = "slick.jdbc.PostgresProfile$"
              db { driver = org.postgresql.Driver, url = ${url}"?reWriteBatchedInserts=true", user = ${user}, password = ${password} }
            }
            jdbc-journal.use-shared-db = slick
            jdbc-read-journal { use-shared-db = slick, max-buffer-size = %3$d }
            """
                    .formatted(NoteSerializer.class.getName(), Note.class.getName(), Workload.PAGE);

    private final ActorSystem system;
    private final boolean isTagged;

    private Journal(ActorSystem system, boolean isTagged) {
        this.system = system;
        this.isTagged = isTagged;
    }

    /** In a database of its own, of that name. */
    static Journal in(Bench bench, String database, boolean isTagged) {
        var place = Map.of("url", bench.jdbcUrl(database), "user", bench.user(), "password", bench.password());
        var config = ConfigFactory.parseString(CONFIGURATION).resolveWith(ConfigFactory.parseMap(place));
        return new Journal(ActorSystem.create(database, ConfigFactory.load(config)), isTagged);
    }

    Store store(HikariDataSource dataSource) throws IOException, SQLException {
        install(dataSource);
        return new Local(
                isTagged ? "Pekko persistence JDBC, tagged" : "Pekko persistence JDBC, no tags",
                true,
                dataSource,
                TABLE,
                Writer::new,
                isTagged ? this::read : null);
    }

    /** A statement at a time: it builds an index concurrently, which is not done among others. */
    private static void install(HikariDataSource dataSource) throws IOException, SQLException {
        try (var script = Objects.requireNonNull(JdbcReadJournal.class.getResourceAsStream(SCHEMA));
                var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            for (var sql : new String(script.readAllBytes(), StandardCharsets.UTF_8).split(";", -1)) {
                if (!sql.isBlank()) {
                    statement.execute(sql);
                }
            }
        }
    }

    private long read() {
        return PersistenceQuery.get(system)
                .getReadJournalFor(JdbcReadJournal.class, JdbcReadJournal.Identifier())
                .currentEventsByTag(TAG, Offset.noOffset())
                .runFold(0L, (events, envelope) -> events + (envelope.event() instanceof Note ? 1 : 0), system)
                .toCompletableFuture()
                .join();
    }

    /** Ends its actors and gives its connections back. */
    void close() {
        system.terminate();
        system.getWhenTerminated().toCompletableFuture().join();
    }

    private record Append(long expected, int events) {}

    private final class Writer implements Workload.Appender {

        private final ActorRef actor = system.actorOf(Props.create(
                Stream.class, () -> new Stream(Ids.next().toString(), isTagged)));

        @Override
        public void append(UUID stream, long expected, int events) {
            Patterns.ask(actor, new Append(expected, events), PATIENCE).toCompletableFuture().join();
        }

        @Override
        public void release() {
            actor.tell(PoisonPill.getInstance(), ActorRef.noSender());
        }
    }

    /** One stream: takes what is to be appended after what it has, and nothing else. */
    private static final class Stream extends AbstractPersistentActor {

        private final String id;
        private final Object event;
        private int awaited;

        private Stream(String id, boolean isTagged) {
            this.id = id;
            this.event = isTagged ? new Tagged(Note.NOTE, Set.of(TAG)) : Note.NOTE;
        }

        @Override
        public String persistenceId() {
            return id;
        }

        @Override
        public AbstractActor.Receive createReceiveRecover() {
            return receiveBuilder().build();
        }

        @Override
        public AbstractActor.Receive createReceive() {
            return receiveBuilder().match(Append.class, this::append).build();
        }

        private void append(Append command) {
            if (lastSequenceNr() != command.expected()) {
                getSender().tell(new Status.Failure(new IllegalStateException("at " + lastSequenceNr())), getSelf());
                return;
            }
            awaited = command.events();
            persistAll(Collections.nCopies(command.events(), event), _ -> answerTheLast());
        }

        private void answerTheLast() {
            if (--awaited == 0) {
                getSender().tell(new Status.Success(id), getSelf());
            }
        }
    }
}
