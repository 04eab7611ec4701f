package city.hansa.ledger.tree;

/** Keeps the tiles of a tree: a database, or a server that is asked by HTTP. */
@FunctionalInterface
public interface TileSource {

    /** The tile of that path, of that path's width. What is thrown where it cannot be had is up to the source. */
    Tile tile(TilePath path);
}
