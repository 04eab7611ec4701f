package city.hansa.ledger.seal;

import city.hansa.ledger.note.Checkpoint;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The names under which a log has signed, one after the other: it takes another when an operator has put on record that
 * what it signed is lost (ADR 23).
 */
final class Lineage {

    private final String origin;
    private final List<Reconciliation> reconciliations;

    private Lineage(String origin, List<Reconciliation> reconciliations) {
        this.origin = origin;
        this.reconciliations = List.copyOf(reconciliations);
    }

    /**
     * Reads what is on record.
     *
     * @param origin the name under which this node signs
     * @throws LogCorrupted if that is not the log's name now
     */
    static Lineage of(String origin, Connection connection) throws SQLException {
        var lineage = recorded(origin, connection);
        lineage.requireOrigin();
        return lineage;
    }

    /** Reads what is on record, whatever this node believes the log's name to be. */
    static Lineage recorded(String origin, Connection connection) throws SQLException {
        var reconciliations = new ArrayList<Reconciliation>();
        try (var query = connection.prepareStatement(
                "select position, payload from ledger.event where aggregate_id = ? order by sequence")) {
            query.setObject(1, Reconciliation.STREAM);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    reconciliations.add(reconciliation(rows.getLong(1), rows.getBytes(2)));
                }
            }
        }
        return new Lineage(origin, reconciliations);
    }

    private static Reconciliation reconciliation(long position, byte[] payload) {
        try {
            return Reconciliation.read(payload);
        } catch (RuntimeException e) {
            throw new LogCorrupted(position, "what was reconciled cannot be read: " + e.getMessage());
        }
    }

    private void requireOrigin() {
        if (reconciliations.isEmpty()) {
            return;
        }
        var last = reconciliations.getLast();
        if (!last.origin().equals(origin)) {
            throw new LogCorrupted(
                    last.keptSize(),
                    "the log was reconciled and is called " + last.origin() + " since, not " + origin
                            + " (hansa.ledger.origin)");
        }
    }

    List<Reconciliation> reconciliations() {
        return reconciliations;
    }

    /** The name under which the checkpoint of that size was signed, or is to be. */
    String originAt(long size) {
        return reconciliations.stream()
                .flatMap(reconciliation -> reconciliation.keptCheckpoint().stream())
                .filter(kept -> size <= kept.size())
                .map(Checkpoint::origin)
                .findFirst()
                .orElse(origin);
    }

    /** Whether it is on record that the log bears the name, or has borne it. */
    boolean hasBorne(String name) {
        return reconciliations.stream()
                .anyMatch(reconciliation -> reconciliation.origin().equals(name) || reconciliation.ends(name));
    }

    /** Whether it is on record that this checkpoint, or one before it of its name, is lost. */
    boolean hasGivenUp(Checkpoint gone) {
        return reconciliations.stream()
                .anyMatch(reconciliation -> reconciliation.forgottenCheckpoint().equals(gone)
                        || (gone.size() > reconciliation.keptSize() && reconciliation.ends(gone.origin())));
    }
}
