package city.hansa.ledger.tree;

import java.util.regex.Pattern;

/**
 * Where a tile, or a bundle of entries, is found: {@code 0/x001/234}, {@code 1/000.p/17}, {@code entries/000}
 * (C2SP tlog-tiles), relative to {@code tile/}.
 *
 * @param level 0 for leaf hashes, each further one 8 tree levels higher, at most {@value #MAX_LEVEL}; {@link #ENTRIES}
 * @param index 0-based, from the left
 * @param width how many hashes or entries it has, 1 to {@value #FULL}
 */
public record TilePath(int level, long index, int width) {

    /** How many hashes a full tile has. */
    public static final int FULL = 256;

    /** The tree levels that one tile spans. */
    public static final int HEIGHT = 8;

    /** Stands for the level of entries, which have none. */
    public static final int ENTRIES = -1;

    /** Above it no tile of a tree of 2<sup>63</sup> leaves could stand. */
    public static final int MAX_LEVEL = 63;

    private static final Pattern FORM =
            Pattern.compile("(entries|0|[1-9]\\d?)/((?:x\\d{3}/){0,6}\\d{3})(?:\\.p/([1-9]\\d{0,2}))?");

    public TilePath {
        if (level < ENTRIES || level > MAX_LEVEL || index < 0 || width < 1 || width > FULL) {
            throw new IllegalArgumentException("no tile has level " + level + ", index " + index + ", width " + width);
        }
    }

    /** The full tile there. */
    public static TilePath full(int level, long index) {
        return new TilePath(level, index, FULL);
    }

    /**
     * The tile as it is in a tree of that size: partial if it is the last of its level.
     *
     * @throws IllegalArgumentException if a tree of that size has no such tile
     */
    public static TilePath in(long size, int level, long index) {
        var hashes = size >> (HEIGHT * Math.max(level, 0));
        return new TilePath(level, index, (int) Math.min(hashes - index * FULL, FULL));
    }

    /**
     * Reads a path.
     *
     * @throws IllegalArgumentException if it is not in its one canonical form
     */
    public static TilePath parse(String path) {
        var parts = FORM.matcher(path);
        if (!parts.matches()) {
            throw new IllegalArgumentException("no tile's path: " + path);
        }
        var level = parts.group(1).equals("entries") ? ENTRIES : Integer.parseInt(parts.group(1));
        var index = Long.parseLong(parts.group(2).replace("x", "").replace("/", ""));
        var width = parts.group(3) == null ? FULL : Integer.parseInt(parts.group(3));
        var tile = new TilePath(level, index, width);
        // A superfluous group of zeros, or the width of a full tile, would name one tile by two paths.
        if (!tile.toString().equals(path)) {
            throw new IllegalArgumentException("no tile's path: " + path);
        }
        return tile;
    }

    /** Whether it is the last of its level, to be replaced when the tree has grown. */
    public boolean isPartial() {
        return width < FULL;
    }

    /** The full tile in its place. */
    public TilePath full() {
        return full(level, index);
    }

    @Override
    public String toString() {
        var path = new StringBuilder(String.format("%03d", index % 1000));
        for (var rest = index / 1000; rest > 0; rest /= 1000) {
            path.insert(0, String.format("x%03d/", rest % 1000));
        }
        path.insert(0, level == ENTRIES ? "entries/" : level + "/");
        return isPartial() ? path + ".p/" + width : path.toString();
    }
}
