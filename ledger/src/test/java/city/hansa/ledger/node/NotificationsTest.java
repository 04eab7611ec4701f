package city.hansa.ledger.node;

import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.ledger.postgres.LedgerDatabase;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(30)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class NotificationsTest {

    @RegisterExtension
    static final LedgerDatabase DATABASE = new LedgerDatabase();

    private record Heard(String topic, long position) {}

    private final Notifications one = new Notifications(DATABASE.app());
    private final Notifications other = new Notifications(DATABASE.app());
    private final BlockingQueue<Heard> heardByOne = listening(one);
    private final BlockingQueue<Heard> heardByOther = listening(other);

    @BeforeEach
    void bothListen() throws InterruptedException {
        one.start();
        other.start();
        untilHeard(one, heardByOther);
        untilHeard(other, heardByOne);
    }

    @AfterEach
    void end() {
        one.close();
        other.close();
    }

    @Test
    void what_one_node_tells_the_other_hears_and_not_itself() throws InterruptedException {
        one.tell("log", 7);
        assertThat(next(heardByOther)).isEqualTo(new Heard("log", 7));
        other.tell("view/city-register", 8);

        // All hear in one order: what it told itself would have come before.
        assertThat(next(heardByOne)).isEqualTo(new Heard("view/city-register", 8));
    }

    @Test
    void of_many_positions_the_last_is_heard_and_none_that_goes_back() throws InterruptedException {
        for (var position = 1; position <= 1_000; position++) {
            one.tell("log", position);
        }

        var last = 0L;
        while (last < 1_000) {
            var heard = next(heardByOther);
            assertThat(heard.position()).isGreaterThan(last);
            last = heard.position();
        }
        assertThat(heardByOther).isEmpty();
    }

    @Test
    void a_node_whose_connection_was_ended_listens_on_another() throws InterruptedException {
        DATABASE.execute("select pg_terminate_backend(pid) from pg_stat_activity"
                + " where datname = current_database() and query = 'listen hansa'");

        untilHeard(one, heardByOther);
        untilHeard(other, heardByOne);
    }

    @Test
    void what_a_node_of_another_version_tells_is_passed_over() throws InterruptedException {
        DATABASE.execute("select pg_notify('hansa', 'something else')");
        one.tell("log", 9);

        assertThat(next(heardByOther)).isEqualTo(new Heard("log", 9));
    }

    private static BlockingQueue<Heard> listening(Notifications node) {
        var heard = new LinkedBlockingQueue<Heard>();
        node.listen((topic, position) -> heard.add(new Heard(topic, position)));
        return heard;
    }

    /** Tells until it is heard: what is told before the other listens is lost, as it may be. */
    private static void untilHeard(Notifications node, BlockingQueue<Heard> heard) throws InterruptedException {
        for (var number = 0L; heard.poll(100, TimeUnit.MILLISECONDS) == null; number++) {
            node.tell("anything", number);
        }
        // Those that were told in vain may follow; they are not what the test is about.
        heard.clear();
    }

    private static Heard next(BlockingQueue<Heard> heard) throws InterruptedException {
        var next = heard.take();
        while (next.topic().equals("anything")) {
            next = heard.take();
        }
        return next;
    }
}
