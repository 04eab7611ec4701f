package city.hansa.ledger.seal;

import city.hansa.ledger.note.Checkpoint;
import city.hansa.ledger.note.Note;
import city.hansa.ledger.tree.ConsistencyProof;
import city.hansa.ledger.tree.Hash;
import city.hansa.ledger.tree.Tile;
import city.hansa.ledger.tree.TileGrowth;
import city.hansa.ledger.tree.TilePath;
import city.hansa.ledger.tree.TiledTree;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One sealing, in one transaction: the rows that no checkpoint vouches for yet become leaves, the leaves are stored
 * and hashed as they are stored, the tree grows by them, and its new root is signed once it is proved to be
 * consistent with the last one.
 */
final class Sealing {

    private final LogKeys keys;
    private final TileTable tiles;
    private final EntryTable entries;
    private final Connection events;
    private final CheckpointTable checkpoints;

    Sealing(Connection connection, Connection events, LogKeys keys) {
        this.keys = keys;
        this.tiles = new TileTable(connection);
        this.entries = new EntryTable(connection);
        this.events = events;
        this.checkpoints = new CheckpointTable(connection);
    }

    /**
     * Grows the tree from the last checkpoint to a size, and signs that.
     *
     * @throws LogCorrupted if what is stored does not hold
     */
    Note seal(Checkpoint last, long size, Instant now) throws SQLException {
        var growth = new TileGrowth(last.size(), tiles);
        requireRoot(last, growth.root());
        entries.keep(events, last.size(), size, entry -> growth.append(Hash.ofLeaf(entry)));
        tiles.keep(bytes(growth.drain()));

        var next = new Checkpoint(keys.origin(), size, growth.root());
        requireConsistent(last, next);
        // The right to seal is still held, since the database has just taken the tiles.
        var note = keys.sign(next.text());
        checkpoints.keep(note, now);
        return note;
    }

    private static void requireRoot(Checkpoint last, Hash root) {
        if (!root.equals(last.rootHash())) {
            throw new LogCorrupted(
                    Math.max(last.size() - 1, 0), "the tiles do not make the root of the checkpoint of " + last.size());
        }
    }

    /** By the tiles as they are stored now, as anyone else would prove it. */
    private void requireConsistent(Checkpoint last, Checkpoint next) {
        var tree = new TiledTree(next.size(), tiles);
        if (!tree.root().equals(next.rootHash())) {
            throw new LogCorrupted(last.size(), "the stored tiles do not make the root that is to be signed");
        }
        if (last.size() > 0
                && !ConsistencyProof.between(last.size(), next.size(), tree).proves(last.rootHash(), next.rootHash())) {
            throw new LogCorrupted(last.size(), "the tree does not begin with the one of the last checkpoint");
        }
    }

    private static Map<TilePath, byte[]> bytes(Map<TilePath, Tile> tiles) {
        var bytes = new LinkedHashMap<TilePath, byte[]>();
        tiles.forEach((path, tile) -> bytes.put(path, tile.bytes()));
        return bytes;
    }
}
