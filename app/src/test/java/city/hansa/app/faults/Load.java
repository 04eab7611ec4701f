package city.hansa.app.faults;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Callers who give commands without end: new cities, and other names for a few that all of them rename. Each command is
 * given under its own key, to one node or the next, until it is acknowledged or refused, however often its answer is lost.
 */
final class Load implements AutoCloseable {

    static final int CALLERS = 16;

    private static final int SHARED = 3;
    private static final int SHARED_ONE_IN = 30;
    private static final int CREATES_IN_TEN = 4;
    private static final int GIVEN_AGAIN_ONE_IN = 16;
    private static final int GLANCES_ONE_IN = 64;
    private static final long BACK_OFF = TimeUnit.MILLISECONDS.toNanos(100);

    private final List<Client> nodes;
    private final ClientLog log;
    private final Auditor auditor;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<Boolean>> callers = new ArrayList<>();
    private final List<String> shared = new CopyOnWriteArrayList<>();
    private final AtomicLong taken = new AtomicLong();
    private final AtomicLong unanswered = new AtomicLong();
    private volatile boolean isOver;

    private Load(List<Client> nodes, ClientLog log, Auditor auditor) {
        this.nodes = nodes;
        this.log = log;
        this.auditor = auditor;
    }

    /** @param seed of what each caller chooses */
    static Load begin(List<Client> nodes, ClientLog log, Auditor auditor, long seed) {
        var load = new Load(nodes, log, auditor);
        for (var caller = 0; caller < CALLERS; caller++) {
            var random = new Random(seed + caller);
            var first = caller;
            load.callers.add(load.threads.submit(() -> {
                load.call(random, first);
                return true;
            }));
        }
        return load;
    }

    /** Gives commands once more, one after the other. */
    static void giveAgain(Client node, ClientLog log, Auditor auditor, List<Command> commands) {
        var load = new Load(List.of(node), log, auditor);
        commands.forEach(command -> load.settle(command, 0));
        load.threads.close();
    }

    /** Returns when so many more were acknowledged, each of them asked for after this was called or by then. */
    void awaitTaken(long more) {
        var wanted = taken.get() + more;
        Awaited.until(more + " more are acknowledged", () -> {
            failIfACallerHas();
            return taken.get() >= wanted;
        });
    }

    /** Returns when what was under way has ended, and then each caller has had something acknowledged. */
    void awaitProgress() {
        awaitTaken(2L * CALLERS);
    }

    /** Returns when a caller has waited in vain. */
    void awaitUnanswered() {
        awaitUnanswered(1);
    }

    /** Returns when callers have waited in vain so many times. */
    void awaitUnanswered(int times) {
        var wanted = unanswered.get() + times;
        Awaited.until("callers are not answered", () -> {
            failIfACallerHas();
            return unanswered.get() >= wanted;
        });
    }

    /** Has every caller settle what it has begun, and give nothing more. */
    @Override
    public void close() {
        isOver = true;
        threads.close();
        failIfACallerHas();
    }

    private void failIfACallerHas() {
        for (var caller : callers) {
            if (caller.state() == Future.State.FAILED) {
                throw new AssertionError("a caller gave up", caller.exceptionNow());
            }
        }
    }

    private void call(Random random, int first) {
        var node = first;
        for (var given = 0; !isOver; given++) {
            var command = next(random);
            node = settle(command, node);
            if (random.nextInt(GIVEN_AGAIN_ONE_IN) == 0) {
                node = settle(command, node);
            }
            if (given % GLANCES_ONE_IN == 0) {
                auditor.glance(nodes.get(node % nodes.size()));
            }
        }
    }

    private Command next(Random random) {
        return shared.size() < SHARED || random.nextInt(10) < CREATES_IN_TEN
                ? Command.create(log.next())
                : Command.change(log.next(), shared.get(random.nextInt(SHARED)));
    }

    /** Gives it until its answer is known; answers which node gave that. */
    private int settle(Command command, int first) {
        var deadline = System.nanoTime() + Awaited.LIMIT.toNanos();
        for (var node = first; System.nanoTime() < deadline; node++) {
            log.sent(command);
            if (isSettled(command, nodes.get(node % nodes.size()))) {
                return node;
            }
            unanswered.incrementAndGet();
            LockSupport.parkNanos(BACK_OFF);
        }
        throw new AssertionError(command.key() + " is not settled in " + Awaited.LIMIT);
    }

    private boolean isSettled(Command command, Client node) {
        try {
            var answer = node.post(command.path(), command.body(),
                    "Idempotency-Key", command.key(), "X-Correlation-ID", command.key());
            return switch (answer.status()) {
                case 200, 201 -> {
                    taken(command, answer);
                    yield true;
                }
                case 404, 409, 422 -> {
                    log.refused(command, answer.status(), answer.json().path("reason").asString(""));
                    yield true;
                }
                case 503, 507 -> {
                    log.unknown(command, Integer.toString(answer.status()));
                    yield false;
                }
                default -> {
                    log.unpromised(command, answer.status());
                    yield false;
                }
            };
        } catch (UncheckedIOException lost) {
            log.unknown(command, String.valueOf(lost.getMessage()).split(":", 2)[0]);
            return false;
        }
    }

    private void taken(Command command, Client.Answer answer) {
        var written = answer.json();
        var id = written.get("id").stringValue();
        log.taken(
                command,
                id,
                written.get("sequence").longValue(),
                written.get("position").longValue(),
                answer.header("Idempotency-Replayed").equals("true"));
        if (command.isCreation()) {
            share(id, command.number());
        }
        taken.incrementAndGet();
    }

    /** A few at a time, each for a while: records grow with their history, and views with them. */
    private synchronized void share(String id, int number) {
        if (shared.size() < SHARED) {
            shared.add(id);
        } else if (number % SHARED_ONE_IN == 0) {
            shared.set(number / SHARED_ONE_IN % SHARED, id);
        }
    }
}
