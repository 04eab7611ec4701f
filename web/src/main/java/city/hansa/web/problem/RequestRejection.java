package city.hansa.web.problem;

import city.hansa.api.Reason;
import java.util.OptionalInt;

/** The rules of the interface itself, whatever the request is about. */
public enum RequestRejection implements Reason {
    MALFORMED(400, "A request has the form that the interface describes."),
    LOOKS_SEALED(400, "A text does not begin as those do that Hansa has sealed, with sealed:1: or another number."),
    UNAUTHENTICATED(401, "Who does more than read what is public shows a token of the provider, and one that holds."),
    FORBIDDEN(403, "A caller does what their role is trusted with."),
    NOT_FOUND(404, "An address names something that there is, and that the caller may see."),
    METHOD_NOT_ALLOWED(405, "An address is used with a method that it offers."),
    NOT_ACCEPTABLE(406, "An answer is asked for in a form that there is."),
    TOO_SLOW(408, "A request is sent without long pauses, and a command within 30 seconds."),
    LOST_THE_RACE(409, "Of two commands given to one record at once, one is taken; the other may be given again."),
    STALE_PRECONDITION(412, "A command given with If-Match meets the record as the caller last saw it."),
    TOO_LARGE(413, "A body has at most 1 MiB, an import's 1 GiB."),
    UNSUPPORTED_MEDIA_TYPE(415, "A body is application/json, an import's text/csv."),
    IDEMPOTENCY_KEY_REUSED(422, "An Idempotency-Key belongs to one request."),
    TOO_MANY(429, "A caller asks and listens so often as it is granted, and leaves the rest to others."),
    UNEXPECTED(500, "A request that is in order is answered; this one met a fault, which has been logged."),
    UNAVAILABLE(503, "The service answers when what it relies on does."),
    LOG_CORRUPTED(503, "Nothing is added to a log that does not verify.");

    private final int status;
    private final String rule;

    RequestRejection(int status, String rule) {
        this.status = status;
        this.rule = rule;
    }

    public int status() {
        return status;
    }

    /** In seconds, where the same request may well be answered then. */
    OptionalInt retryAfter() {
        return switch (this) {
            case LOST_THE_RACE -> OptionalInt.of(0);
            case TOO_MANY, UNAVAILABLE -> OptionalInt.of(1);
            case MALFORMED,
                    LOOKS_SEALED,
                    UNAUTHENTICATED,
                    FORBIDDEN,
                    NOT_FOUND,
                    METHOD_NOT_ALLOWED,
                    NOT_ACCEPTABLE,
                    TOO_SLOW,
                    STALE_PRECONDITION,
                    TOO_LARGE,
                    UNSUPPORTED_MEDIA_TYPE,
                    IDEMPOTENCY_KEY_REUSED,
                    UNEXPECTED,
                    LOG_CORRUPTED -> OptionalInt.empty();
        };
    }

    @Override
    public String rule() {
        return rule;
    }

    /** The rule that stands for a status which the framework gives; the most general of its hundred for a rare one. */
    static RequestRejection of(int status) {
        for (var rejection : values()) {
            if (rejection.status == status) {
                return rejection;
            }
        }
        return status < 500 ? MALFORMED : UNEXPECTED;
    }
}
