package city.hansa.benchmark.peers;

import city.hansa.benchmark.measure.Bench;
import city.hansa.ledger.append.GroupCommit;
import city.hansa.ledger.read.LedgerReader;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.axonframework.config.Configuration;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** All that are compared, on one PostgreSQL, and what they hold. */
final class Stores implements AutoCloseable {

    static final String STOCK_CREATES = "commands that create, stock Axon";
    static final String HANSA_CREATES = "commands that create, Hansa";
    static final String STOCK_CACHED = "commands for one each, stock Axon with a cache";
    static final String HANSA_CACHED = "commands for one each, Hansa";

    private final List<Store> stores = new ArrayList<>();
    private final List<Store> gateways = new ArrayList<>();
    private final Map<String, String> missing = new LinkedHashMap<>();
    private final Deque<Runnable> held = new ArrayDeque<>();

    /** @param writers for each of which a store has a connection, unless it says itself how many it wants */
    static Stores open(Bench bench, int writers) throws Exception {
        var stores = new Stores();
        try {
            stores.openThoseOfThisHouse(bench, writers);
            stores.openPekko(bench);
            stores.openThoseOfNpm(bench, writers);
            return stores;
        } catch (Exception e) {
            stores.close();
            throw e;
        }
    }

    private void openThoseOfThisHouse(Bench bench, int writers) throws Exception {
        var owner = hold(bench.owner(writers + 8), HikariDataSource::close);
        var application = hold(bench.application(8), HikariDataSource::close);
        var writer = hold(new GroupCommit(application, Clock.systemUTC()), GroupCommit::close);
        var hansa = Engines.hansa(writer, application);
        var stock = Engines.stock(owner);
        stores.add(RawJdbc.store(owner));
        stores.add(Ledger.store(writer, application, owner));
        stores.add(new Local(
                Engines.HANSA, false, owner, Ledger.TABLE, () -> Engines.appender(hansa), () -> Engines.read(hansa)));
        stores.add(new Local(
                "Axon's JDBC engine",
                true,
                owner,
                Engines.STOCK_TABLE,
                () -> Engines.appender(stock),
                () -> Engines.read(stock)));

        var transactions = new SpringTransactionManager(new DataSourceTransactionManager(owner));
        var axon = hold(Gateways.stock(stock, transactions), Configuration::shutdown);
        var cached = hold(Gateways.stockCached(stock, transactions), Configuration::shutdown);
        var ours = hold(Gateways.hansa(hansa, new LedgerReader(application)), Configuration::shutdown);
        commands(STOCK_CREATES, owner, Engines.STOCK_TABLE, () -> Gateways.creating(axon));
        commands(HANSA_CREATES, owner, Ledger.TABLE, () -> Gateways.creating(ours));
        commands("commands for one each, stock Axon", owner, Engines.STOCK_TABLE, () -> Gateways.adding(axon));
        commands(STOCK_CACHED, owner, Engines.STOCK_TABLE, () -> Gateways.adding(cached));
        commands(HANSA_CACHED, owner, Ledger.TABLE, () -> Gateways.adding(ours));
    }

    /** What is appended by commands is read above. */
    private void commands(String name, DataSource owner, String table, Local.Appenders appenders) {
        gateways.add(new Local(name, false, owner, table, appenders, null));
    }

    private void openPekko(Bench bench) throws Exception {
        for (var isTagged : List.of(true, false)) {
            var database = isTagged ? "pekko_tagged" : "pekko";
            var journal = hold(Journal.in(bench, database, isTagged), Journal::close);
            stores.add(journal.store(owner(bench, database, "public", 1)));
        }
    }

    private void openThoseOfNpm(Bench bench, int writers) throws Exception {
        openIfThere(MessageDb.NAME, () -> {
            var modules = NodeModules.fetched();
            return MessageDb.store(owner(bench, "message_db", MessageDb.SCHEMA, writers), modules);
        });
        openIfThere(Emmett.NAME, () -> {
            var modules = NodeModules.fetched();
            var rows = owner(bench, Emmett.DATABASE, "public", 1);
            return hold(Emmett.started(bench, rows, modules), Emmett::close);
        });
    }

    /** What cannot be fetched or run here is left out, and said to be. */
    private void openIfThere(String name, Callable<Store> opening) throws Exception {
        try {
            stores.add(opening.call());
        } catch (IOException e) {
            missing.put(name, String.valueOf(e.getMessage()));
        }
    }

    private HikariDataSource owner(Bench bench, String database, String schema, int size) {
        return hold(bench.owner(database, schema, size), HikariDataSource::close);
    }

    private <T> T hold(T held, Consumer<T> close) {
        this.held.push(() -> close.accept(held));
        return held;
    }

    /** The stores themselves, then the ways through commands into two of them. */
    List<Store> all() {
        return Stream.of(stores, gateways).flatMap(List::stream).toList();
    }

    /** Who was not to be had, and why. */
    Map<String, String> missing() {
        return Map.copyOf(missing);
    }

    /** The last that was opened is closed first: writers before their connections. */
    @Override
    public void close() {
        while (!held.isEmpty()) {
            held.pop().run();
        }
    }
}
