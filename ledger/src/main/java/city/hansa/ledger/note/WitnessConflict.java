package city.hansa.ledger.note;

/**
 * What a witness answers with status 409 (C2SP tlog-witness, add-checkpoint): the size of the checkpoint that it has
 * cosigned last, from which the log is to prove that it has grown.
 */
public record WitnessConflict(long size) {

    /** The media type by which such an answer is told from any other of its status. */
    public static final String MEDIA_TYPE = "text/x.tlog.size";

    /**
     * Reads an answer's body.
     *
     * @throws IllegalArgumentException if it is no size in its canonical form
     */
    public static WitnessConflict parse(byte[] body) {
        var lines = Lines.of(Lines.utf8(body));
        if (lines.size() != 1) {
            throw new IllegalArgumentException("a size is one line");
        }
        return new WitnessConflict(Lines.number(lines.getFirst()));
    }

    /** The whole body. */
    @Override
    public String toString() {
        return size + "\n";
    }
}
