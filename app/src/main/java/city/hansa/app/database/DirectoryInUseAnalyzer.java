package city.hansa.app.database;

import city.hansa.ledger.postgres.DirectoryInUse;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says of a second start what is the matter, and nothing of the beans that could not be made. */
final class DirectoryInUseAnalyzer extends AbstractFailureAnalyzer<DirectoryInUse> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, DirectoryInUse cause) {
        return new FailureAnalysis(
                cause.getMessage(), "Stop it, or start this one with another --hansa.data-directory.", cause);
    }
}
