package city.hansa.app.identity;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what to do instead. */
final class DemonstrationExposedAnalyzer extends AbstractFailureAnalyzer<DemonstrationExposed> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, DemonstrationExposed cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Name a provider with hansa.security.issuer, or leave server.address at 127.0.0.1. Where the address is"
                        + " published to this machine alone, as in a container, set"
                        + " hansa.security.demonstration-on-any-address=true.",
                cause);
    }
}
