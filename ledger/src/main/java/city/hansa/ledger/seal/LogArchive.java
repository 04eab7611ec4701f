package city.hansa.ledger.seal;

import city.hansa.ledger.note.Note;
import city.hansa.ledger.tree.Tile;
import city.hansa.ledger.tree.TilePath;
import city.hansa.ledger.tree.TileSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * What is shown of the sealed log: checkpoints with their cosignatures, tiles and bundles, and the proofs that are made of
 * them. Every call sees all that was sealed before it began. Takes a connection for each call and keeps none; safe for
 * use by several threads. Methods throw {@link SealingFailed} if the database cannot be asked.
 */
public final class LogArchive implements TileSource {

    private final DataSource dataSource;

    /** @param dataSource connects as the application's role */
    public LogArchive(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** The largest checkpoint, with the cosignatures that it has by now; empty before the first. */
    public Optional<Note> checkpoint() {
        return ask(connection -> new CheckpointTable(connection).lastCosigned());
    }

    /** The bytes of a tile or bundle that is as wide as the path says; empty where the log has no such. */
    public Optional<byte[]> bytes(TilePath path) {
        return ask(connection -> new TileTable(connection).bytes(path));
    }

    @Override
    public Tile tile(TilePath path) {
        return ask(connection -> new TileTable(connection).tile(path));
    }

    @FunctionalInterface
    private interface Question<T> {
        T ask(Connection connection) throws SQLException;
    }

    private <T> T ask(Question<T> question) {
        try (var connection = dataSource.getConnection()) {
            return question.ask(connection);
        } catch (SQLException e) {
            throw new SealingFailed(e);
        }
    }
}
