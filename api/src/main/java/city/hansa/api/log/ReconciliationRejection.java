package city.hansa.api.log;

import city.hansa.api.Reason;

/** The rules by which a log goes on after a restore. */
public enum ReconciliationRejection implements Reason {
    NOTHING_FORGOTTEN("A log is reconciled if a checkpoint has left the house that its database does not know."),
    ANOTHER_FORGOTTEN("Who reconciles a log names the checkpoint that is lost, by size and root."),
    NAME_TAKEN("A log that has lost what it signed goes on under a name that it never bore.");

    private final String rule;

    ReconciliationRejection(String rule) {
        this.rule = rule;
    }

    @Override
    public String rule() {
        return rule;
    }
}
