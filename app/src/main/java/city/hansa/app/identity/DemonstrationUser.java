package city.hansa.app.identity;

import city.hansa.web.security.CallerRole;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whom Hansa can be tried as, in the world of the Dortmund story. Each one's password, and client secret, is the name. */
enum DemonstrationUser {
    EUROCITIES(CallerRole.SECRETARIAT, "network:Eurocities"),
    DORTMUND(CallerRole.OFFICER, "city:unlocode:DEDTM"),
    LEEDS(CallerRole.OFFICER, "city:geonames:2644688"),
    AUDITOR(CallerRole.AUDITOR, null),
    DASHBOARD(CallerRole.DASHBOARD, null),
    OPERATOR(CallerRole.OPERATOR, "network:Eurocities");

    private final CallerRole role;
    private final @Nullable String mandate;

    DemonstrationUser(CallerRole role, @Nullable String mandate) {
        this.role = role;
        this.mandate = mandate;
    }

    String username() {
        return name().toLowerCase(Locale.ROOT);
    }

    List<String> roles() {
        return List.of(role.claim());
    }

    List<String> mandates() {
        return mandate == null ? List.of() : List.of(mandate);
    }

    static DemonstrationUser of(String username) {
        return valueOf(username.toUpperCase(Locale.ROOT));
    }
}
