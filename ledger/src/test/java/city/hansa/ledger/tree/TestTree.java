package city.hansa.ledger.tree;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** Trees over made-up leaves, by the definition of RFC 6962 §2.1 and by tiles. */
final class TestTree {

    private final TileGrowth growth = new TileGrowth(0, TestTree::none);
    private final Map<TilePath, Tile> tiles = new HashMap<>();

    /** A tree that has grown leaf by leaf, and of which each size's tiles are kept. */
    static TestTree of(long size) {
        var tree = new TestTree();
        LongStream.range(0, size).forEach(_ -> tree.grow());
        return tree;
    }

    void grow() {
        growth.append(leaf(growth.size()));
        tiles.putAll(growth.drain());
    }

    Hash root() {
        return growth.root();
    }

    /** As a reader sees it that knows a size. */
    TiledTree at(long size) {
        return new TiledTree(size, this::tile);
    }

    Tile tile(TilePath path) {
        var tile = tiles.get(path);
        if (tile == null) {
            throw new IllegalStateException("no tile " + path);
        }
        return tile;
    }

    static Hash leaf(long index) {
        return Hash.ofLeaf(ByteBuffer.allocate(Long.BYTES).putLong(index).array());
    }

    static List<Hash> leaves(long size) {
        return LongStream.range(0, size).mapToObj(TestTree::leaf).toList();
    }

    /** The definition itself: each root is made anew from all of its leaves. */
    static Subtrees naive(List<Hash> leaves) {
        return (begin, end) -> mth(leaves.subList((int) begin, (int) end));
    }

    static Hash mth(List<Hash> leaves) {
        if (leaves.isEmpty()) {
            return Hash.EMPTY_TREE;
        }
        if (leaves.size() == 1) {
            return leaves.getFirst();
        }
        var split = (int) Sizes.largestPowerBelow(leaves.size());
        return Hash.ofNode(mth(leaves.subList(0, split)), mth(leaves.subList(split, leaves.size())));
    }

    private static Tile none(TilePath path) {
        throw new IllegalStateException("an empty tree has no tile " + path);
    }

    private TestTree() {}
}
