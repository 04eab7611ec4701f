package city.hansa.ledger.verify;

/** What {@code verify --help} says. */
final class Help {

    static final String TEXT = """
            Verifies a log, an export or a receipt of Hansa, without its server's help and without a database.

            verify <log URL> --vkey <key>
                The whole log: every entry, every tile and the newest checkpoint are read and held against each other.
            verify <log URL> --vkey <key> --export <file>
                An export, against the log's newest checkpoint. The log's own entries and tiles are not read.
            verify --checkpoint <file> --vkey <key> --export <file>
                An export, against a checkpoint in a file. Nothing is asked of any network.
            verify --receipt <file> --vkey <key>
                A receipt (*.tlog-proof). Nothing is asked of any network.

            <log URL> is where checkpoint and tile/ are found, such as https://hansa.example/log

            --vkey <key>         the log's key (name+id+key), which you had by another way than from the log. Without it
                                 the log is asked for it, and then shows only that it agrees with itself
            --witness <key>      the key of a witness, whose cosignature the checkpoint must have; may be repeated
            --quorum <n>         how many of these witnesses suffice; all of them if it is not said
            --since <file>       an older checkpoint of the log, which you kept: the log must begin with its tree.
                                 Only this, or a witness, shows that a history was not rewritten and signed anew
            --since-vkey <key>   the key of the older checkpoint, where the log had another name then
            --export <file>      lines of JSON, one an event, compressed if the file is called *.gz
            --checkpoint <file>  a checkpoint as the log serves it, a signed note
            --receipt <file>     a proof of one event
            --progress           shows how far it has come on standard error, even where that is no terminal
            --help               this text

            Exit codes
            0  all of it holds
            1  something does not hold; the first that does not is named, and why
            2  the command is wrong; nothing was looked at
            3  something could not be read, from the network or a file; nothing is known of it
            """;

    private Help() {}
}
