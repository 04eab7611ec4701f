package city.hansa.query.view;

import java.util.ArrayList;
import java.util.List;

/**
 * A table of a generation, as it is compared with its like in another.
 *
 * @param name without the generation
 * @param key the columns that no two rows share
 * @param since the column of the position from which a row is known, or empty where there is one row a record, as it is
 *     now
 * @param record the column of the record's id
 * @param isShared whether views of several kinds write it
 * @param entries the table whose row of the same position says which record this one is of; empty where this one does
 */
public record Kept(String name, List<String> key, String since, String record, boolean isShared, String entries) {

    private static final String KNOWN_FROM = "known_from";

    public Kept {
        key = List.copyOf(key);
    }

    /** One row a record, as it is now. */
    public static Kept asItIs(String name) {
        return new Kept(name, List.of("id"), "", "id", false, "");
    }

    /** Rows that are known from a position until another. */
    public static Kept versioned(String name, String... key) {
        var all = new ArrayList<>(List.of(key));
        all.add(KNOWN_FROM);
        return new Kept(name, all, KNOWN_FROM, "id", false, "");
    }

    /** Rows of one position each, which are known ever after. */
    public static Kept appended(String name, String... key) {
        return new Kept(name, List.of(key), "position", "id", false, "");
    }

    public Kept by(String record) {
        return new Kept(name, key, since, record, isShared, entries);
    }

    public Kept shared() {
        return new Kept(name, key, since, record, true, entries);
    }

    public Kept of(String entries) {
        return new Kept(name, key, since, record, isShared, entries);
    }
}
