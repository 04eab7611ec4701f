package city.hansa.query.view;

import java.util.Locale;

/** A list that records of several kinds share beside their registers, each with what its document holds of it. */
public enum Agenda {
    /** What is to be done by a day, and by which rule. */
    DUE,
    /** What is counted in years, and from which day. */
    ANNIVERSARY,
    /** What is needed, what is offered, and what is on its way. */
    BOARD;

    /** The table of a generation of the views. */
    public String in(String generation) {
        return generation + "." + table();
    }

    String table() {
        return name().toLowerCase(Locale.ROOT) + "_agenda";
    }
}
