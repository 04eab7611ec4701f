package city.hansa.web.imports;

import city.hansa.api.CommandRejected;
import city.hansa.web.problem.RequestRefused;
import city.hansa.web.problem.RequestRejection;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What became of a line.
 *
 * @param id of the record that it is about, as far as there is one
 * @param reason the rule that it breaks; empty where it breaks none
 * @param why a sentence, or empty
 */
record Verdict(Answer answer, @Nullable UUID id, String reason, String why) {

    enum Answer {
        /** Written; in a dry run, it would be. */
        TAKEN,
        ALREADY_THERE,
        REFUSED,
        /** The service could take nothing more: what was written is kept, and the same file may be sent again. */
        STOPPED
    }

    static final Verdict NOT_BEGUN =
            stopped(RequestRejection.UNAVAILABLE.name(), "It was not given, as a line beside it could not be taken.");

    static Verdict taken(@Nullable UUID id, String why) {
        return new Verdict(Answer.TAKEN, id, "", why);
    }

    static Verdict alreadyThere(@Nullable UUID id, String why) {
        return new Verdict(Answer.ALREADY_THERE, id, "", why);
    }

    static Verdict refused(LineRefused refused) {
        return new Verdict(Answer.REFUSED, null, refused.reason(), refused.why());
    }

    static Verdict stopped(String reason, String why) {
        return new Verdict(Answer.STOPPED, null, reason, why);
    }

    /** What was thrown when the line's commands were given; a fault is thrown on. */
    static Verdict of(RuntimeException thrown) {
        return switch (thrown) {
            case LineRefused refused -> refused(refused);
            case CommandRejected rejected -> new Verdict(Answer.REFUSED, null, rejected.reason().name(), sentence(rejected));
            case RequestRefused refused ->
                switch (refused.reason()) {
                    case UNAVAILABLE, LOG_CORRUPTED -> stopped(refused.reason().name(), refused.detail());
                    default -> new Verdict(Answer.REFUSED, null, refused.reason().name(), refused.detail());
                };
            default -> throw thrown;
        };
    }

    private static String sentence(CommandRejected rejected) {
        var met = rejected.details().entrySet().stream()
                .map(detail -> detail.getKey() + ": " + detail.getValue())
                .sorted()
                .collect(Collectors.joining(", "));
        return rejected.reason().rule() + (met.isEmpty() ? "" : " (" + met + ")");
    }

    static Verdict fault() {
        return stopped(RequestRejection.UNEXPECTED.name(), RequestRejection.UNEXPECTED.rule());
    }
}
