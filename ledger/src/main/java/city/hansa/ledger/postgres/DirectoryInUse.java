package city.hansa.ledger.postgres;

import java.nio.file.Path;

/** Another process has the data directory. */
public final class DirectoryInUse extends IllegalStateException {

    private static final long serialVersionUID = 1;

    DirectoryInUse(Path data) {
        super("The data directory " + data + " is already in use by a running Hansa.");
    }
}
