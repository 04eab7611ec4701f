package city.hansa.ledger.tree;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Neighbouring entries of the log, 1 to {@value TilePath#FULL} of them, the leaves of one tile of level 0 (C2SP
 * tlog-tiles). Its bytes are the entries one after the other, each after its length as two bytes, the higher first.
 */
public record EntryBundle(List<byte[]> entries) {

    /** The longest entry, in bytes. */
    public static final int MAX_ENTRY_BYTES = 0xFFFF;

    public EntryBundle {
        if (entries.isEmpty() || entries.size() > TilePath.FULL) {
            throw new IllegalArgumentException("a bundle has 1 to " + TilePath.FULL + " entries, not " + entries.size());
        }
        entries = List.copyOf(entries);
    }

    /**
     * Reads a bundle of which the width is known.
     *
     * @throws IllegalArgumentException if it has more or fewer entries, or bytes beyond the last one
     */
    public static EntryBundle parse(byte[] bytes, int width) {
        var entries = new ArrayList<byte[]>(width);
        var at = 0;
        while (at < bytes.length) {
            var begin = at + 2;
            var end = begin + (begin > bytes.length ? 0 : length(bytes, at));
            if (end > bytes.length) {
                throw new IllegalArgumentException("a bundle ends within its entry " + entries.size());
            }
            entries.add(Arrays.copyOfRange(bytes, begin, end));
            at = end;
        }
        if (entries.size() != width) {
            throw new IllegalArgumentException("a bundle has " + entries.size() + " entries, not " + width);
        }
        return new EntryBundle(entries);
    }

    private static int length(byte[] bytes, int at) {
        return Byte.toUnsignedInt(bytes[at]) << 8 | Byte.toUnsignedInt(bytes[at + 1]);
    }

    /** Its entries, each after its length. */
    public byte[] bytes() {
        var length = 0;
        for (var entry : entries) {
            if (entry.length > MAX_ENTRY_BYTES) {
                throw new IllegalArgumentException("an entry has at most " + MAX_ENTRY_BYTES + " bytes");
            }
            length += Short.BYTES + entry.length;
        }
        var bytes = ByteBuffer.allocate(length);
        for (var entry : entries) {
            bytes.putShort((short) entry.length).put(entry);
        }
        return bytes.array();
    }
}
