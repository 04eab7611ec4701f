package city.hansa.ledger.read;

import java.sql.SQLException;

/** What is kept could not be read: the database did not answer, or refused. To ask again is safe. */
public sealed class ReadFailed extends RuntimeException permits NewerEvent {

    private static final long serialVersionUID = 1;

    /** @param cause why the database did not answer */
    public ReadFailed(SQLException cause) {
        super("the log could not be read", cause);
    }

    ReadFailed(String why) {
        super(why);
    }
}
