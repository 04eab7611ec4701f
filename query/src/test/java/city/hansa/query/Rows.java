package city.hansa.query;

import city.hansa.query.view.Row;
import java.util.List;

/** Rows of an agenda in one line each, such as {@code OBLIGATION OPEN 2009-06-01 until 2011-05-01: 2011-06-01}. */
public final class Rows {

    public static List<String> told(List<Row> rows) {
        return rows.stream().map(Rows::told).toList();
    }

    private static String told(Row row) {
        return row.kind() + " " + row.standing() + " " + row.span().from()
                + (row.span().until() == null ? "" : " until " + row.span().until())
                + (row.since() == null ? "" : ": " + row.since());
    }

    private Rows() {}
}
