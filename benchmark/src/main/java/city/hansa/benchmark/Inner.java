package city.hansa.benchmark;

import city.hansa.api.Recorded;
import city.hansa.api.envelope.Envelope;
import city.hansa.api.partnership.PartnershipEvent;
import city.hansa.api.partnership.PartnershipView;
import city.hansa.benchmark.peers.Workload;
import city.hansa.ledger.leaf.Commitment;
import city.hansa.ledger.leaf.Leaf;
import city.hansa.ledger.leaf.Sha256;
import city.hansa.ledger.tree.Hash;
import city.hansa.ledger.tree.TileGrowth;
import city.hansa.query.partnership.PartnershipRegister;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** What is done for each event without a database, by one thread: leaves, hashes, a fold. JMH makes and runs it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class Inner {

    private static final int LEAVES = 1024;
    private static final int FACTS = 10;

    private final byte[] salt = new byte[Commitment.SALT_BYTES];
    private final Leaf leaf = new Leaf(
            123_456,
            UUID.randomUUID().toString(),
            UUID.randomUUID().toString(),
            "Partnership",
            7,
            "partnership.signed",
            1,
            "PUBLIC",
            Instant.parse("2026-11-23T12:34:56.789012Z"),
            Commitment.toPayload(salt, Workload.PAYLOAD),
            Commitment.toMetadata(salt, Workload.PAYLOAD));
    private final byte[] entry = leaf.bytes();
    private final Hash hash = Hash.ofLeaf(entry);
    private final List<List<Recorded<PartnershipEvent>>> partnerships = partnerships();
    private final PartnershipRegister register = new PartnershipRegister();
    private int turn;

    static void measure() throws RunnerException {
        var options = new OptionsBuilder()
                .include("^" + Inner.class.getName() + "\\.")
                .shouldFailOnError(true)
                .build();
        new Runner(options).run();
    }

    /** What the platform's hash takes for as many bytes as a commitment has: the least that one can take. */
    @Benchmark
    public byte[] sha256OfPayload() {
        var digest = Sha256.digest();
        digest.update(salt);
        return digest.digest(Workload.PAYLOAD);
    }

    @Benchmark
    public byte[] commitmentToPayload() {
        return Commitment.toPayload(salt, Workload.PAYLOAD);
    }

    @Benchmark
    public byte[] leafEncoding() {
        return leaf.bytes();
    }

    @Benchmark
    public Leaf leafParsing() {
        return Leaf.parse(entry);
    }

    @Benchmark
    public Hash hashOfLeaf() {
        return Hash.ofLeaf(entry);
    }

    @Benchmark
    public Hash hashOfNode() {
        return Hash.ofNode(hash, hash);
    }

    /** A leaf's share of the tree that is above it, its tiles included. */
    @Benchmark
    @OperationsPerInvocation(LEAVES)
    public Object treeGrowthByLeaf() {
        var growth = new TileGrowth(0, path -> {
            throw new IllegalStateException("an empty tree has no tile " + path);
        });
        for (var i = 0; i < LEAVES; i++) {
            growth.append(hash);
        }
        return growth.drain();
    }

    /** Of a partnership's ten facts, each after those before it. */
    @Benchmark
    @OperationsPerInvocation(FACTS)
    public @Nullable PartnershipView foldOfPartnershipFact() {
        PartnershipView view = null;
        for (var fact : partnerships.get(turn++ % partnerships.size())) {
            view = register.fold(view, fact);
        }
        return view;
    }

    /** Of the same history as the questions are asked of. */
    private static List<List<Recorded<PartnershipEvent>>> partnerships() {
        var engine = new InMemoryEventStorageEngine();
        new History(engine).write(1000);
        var streams = new LinkedHashMap<String, List<Recorded<PartnershipEvent>>>();
        try (var events = engine.readEvents(null, false)) {
            events.forEach(message -> {
                if (message instanceof DomainEventMessage<?> event
                        && event.getPayload() instanceof PartnershipEvent fact) {
                    streams.computeIfAbsent(event.getAggregateIdentifier(), _ -> new ArrayList<>())
                            .add(recorded(event, fact));
                }
            });
        }
        return List.copyOf(streams.values());
    }

    private static Recorded<PartnershipEvent> recorded(DomainEventMessage<?> event, PartnershipEvent fact) {
        return new Recorded<>(
                event.getSequenceNumber(),
                event.getSequenceNumber(),
                UUID.fromString(event.getIdentifier()),
                event.getTimestamp(),
                Envelope.from(event.getMetaData()),
                fact);
    }
}
