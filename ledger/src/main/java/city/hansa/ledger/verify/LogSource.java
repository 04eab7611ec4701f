package city.hansa.ledger.verify;

import city.hansa.ledger.tree.EntryBundle;
import city.hansa.ledger.tree.Tile;
import city.hansa.ledger.tree.TilePath;
import java.util.List;

/**
 * Where a log is read from (C2SP tlog-tiles). Nothing that it says is believed. It is asked by many threads at once.
 *
 * <p>What cannot be had is a {@link Stop} as unreadable; what is not in its form, one that says that it does not hold.
 */
interface LogSource {

    /** The newest checkpoint, a signed note. */
    byte[] checkpoint();

    /** The bytes of a tile, or of a bundle of entries. */
    byte[] read(TilePath path);

    /** The tile there, of exactly the path's width. */
    default Tile tile(TilePath path) {
        var bytes = read(path);
        try {
            return Tile.parse(bytes, path.width());
        } catch (IllegalArgumentException e) {
            throw Stop.doesNotHold("tile " + path, e);
        }
    }

    /** The entries there, exactly as many as the path's width. */
    default List<byte[]> entries(TilePath path) {
        var bytes = read(path);
        try {
            return EntryBundle.parse(bytes, path.width()).entries();
        } catch (IllegalArgumentException e) {
            throw Stop.doesNotHold("tile " + path, e);
        }
    }
}
