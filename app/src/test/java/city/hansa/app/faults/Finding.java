package city.hansa.app.faults;

/** Something that must not be, and what shows it. */
record Finding(Kind kind, String what) {

    /** What the checker counts. */
    enum Kind {
        /** What was acknowledged, or was there before, is not there. */
        LOST,
        /** A command took effect more than once. */
        DUPLICATED,
        /** An event that nobody asked for, or whose command was refused, or of which there is a part. */
        PHANTOM,
        /** A position, or a sequence of a stream, that is missing. */
        GAP,
        /** An event that stands elsewhere than was said, or before what was over when it was asked for. */
        REORDERED,
        /** A checkpoint that the history does not bear out. */
        CHECKPOINT,
        /** A view that shows something else than the fold of the history. */
        VIEW,
        /** An answer that no caller was promised. */
        UNPROMISED
    }

    @Override
    public String toString() {
        return kind + " " + what;
    }
}
