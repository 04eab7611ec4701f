package city.hansa.web.security;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a caller is trusted with, as the {@code roles} of a token name it, in lower case. */
public enum CallerRole {
    /** Speaks for the networks of its mandates. */
    SECRETARIAT,
    /** Speaks for the cities of its mandates. */
    OFFICER,
    /** Reads all but what is sealed; replays and verifies. */
    AUDITOR,
    /** Reads what is public, as anybody may. */
    DASHBOARD,
    /** Rebuilds views, takes up dead letters, puts a lost history on record. */
    OPERATOR;

    /** As a token has it. */
    public String claim() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** A role that we do not know gives nothing: a provider may have others for other services. */
    static Optional<CallerRole> of(String claim) {
        return Arrays.stream(values()).filter(role -> role.claim().equals(claim)).findFirst();
    }
}
