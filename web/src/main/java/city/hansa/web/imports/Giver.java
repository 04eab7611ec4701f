package city.hansa.web.imports;

import static java.nio.charset.StandardCharsets.UTF_8;

import city.hansa.api.city.Coordinates;
import city.hansa.api.date.Edtf;
import city.hansa.api.partnership.PartnershipStanding;
import city.hansa.ledger.read.ReadAhead;
import city.hansa.web.command.CommandDesk;
import city.hansa.web.command.Commands.Outcome;
import city.hansa.web.imports.Row.CityText;
import city.hansa.web.imports.Row.OfPartnership;
import city.hansa.web.problem.RequestRejection;
import city.hansa.web.problem.Unavailable;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Gives what a line says as commands, by the same rules as all others. A command's idempotency key is the hash of what it
 * says, so that a line that was taken in part is completed, and one that was taken whole changes nothing, wherever it
 * stands in which file. Safe for threads.
 */
final class Giver {

    private static final int ATTEMPTS = 4;
    private static final String ACCEPTED = "taken from a table that names no more than the day";
    private static final String ENDED = "so it stands in the table that it was taken from";

    /** @param changed whether anything was written */
    record Done(UUID id, boolean changed) {}

    private final CommandDesk desk;
    private final Terms terms;
    private final AtomicLong position = new AtomicLong(-1);

    Giver(CommandDesk desk, Terms terms) {
        this.desk = desk;
        this.terms = terms;
    }

    /** Of the last event that was written. */
    long position() {
        return position.get();
    }

    /** A line's first command, which begins its record, and the key under which it is given. */
    record Opening(String address, ObjectNode body, String key) {

        private static Opening of(String address, ObjectNode body) {
            return new Opening(address, body, Giver.key(address, body));
        }
    }

    Opening opening(CityText city) {
        var body = terms.body().put("name", city.name()).put("country", city.country());
        if (city.coordinates() instanceof Coordinates(var latitude, var longitude)) {
            body.putObject("coordinates").put("latitude", latitude).put("longitude", longitude);
        }
        var identifiers = body.putArray("identifiers");
        city.identifiers().forEach(one -> identifiers
                .addObject()
                .put("scheme", one.scheme().name())
                .put("value", one.value()));
        return Opening.of("cities", body);
    }

    Done register(Opening opening) {
        var taken = give(opening.address, opening.body, opening.key);
        return new Done(taken.outcome().id(), !taken.isRepeated());
    }

    Opening opening(OfPartnership row, List<UUID> parties) {
        var proposal = terms.body().put("kind", row.kind().name());
        proposal.set("parties", texts(parties.stream().map(UUID::toString).toList()));
        proposal.set("themes", texts(row.themes()));
        proposal.set("topics", texts(row.topics()));
        if (row.framework() != null) {
            proposal.put("framework", row.framework());
        }
        proposal.put("effective", row.day().text());
        return Opening.of("partnerships", proposal);
    }

    Done record(Opening opening, OfPartnership row, List<UUID> parties) {
        var since = row.since();
        var proposed = give(opening.address, opening.body, opening.key);
        var done = new Change(proposed.outcome(), !proposed.isRepeated(), !proposed.isRepeated());
        if (since != null) {
            done = enter(row, since, parties, done);
            done = switch (row.standing()) {
                case DORMANT ->
                    next(done, "put-dormant", dated(row.from())
                            .put("scope", row.dormantScope() == null ? "ALL" : row.dormantScope())
                            .put("reason", ENDED));
                case TERMINATED -> next(done, "terminate-partnership", dated(row.from()).put("reason", ENDED));
                case PROPOSED, IN_FORCE, EXPIRED, DECLINED -> done;
            };
        }
        return new Done(done.last.id(), done.changed);
    }

    /**
     * How far a line has come.
     *
     * @param changed whether this command or one before it wrote anything
     * @param isFresh whether the record began with this line, so that nothing else was ever given to it
     */
    private record Change(Outcome last, boolean changed, boolean isFresh) {}

    private Change enter(OfPartnership row, Edtf since, List<UUID> parties, Change before) {
        if (!row.isSigned()) {
            return next(before, "record-entry-into-force", entry(since));
        }
        var isComplete = row.from().equals(since) || row.standing() != PartnershipStanding.IN_FORCE;
        var signing = dated(since).put("act", "SIGNING");
        signing.set("signatories", texts(parties.stream().map(UUID::toString).toList()));
        if (isComplete) {
            return next(before, "sign-agreement", signing.put("acceptMissingApproval", ACCEPTED));
        }
        return next(next(before, "sign-agreement", signing), "record-entry-into-force", entry(row.from()));
    }

    private ObjectNode entry(Edtf day) {
        return dated(day).put("basis", "STARTED").put("acceptMissingApproval", ACCEPTED);
    }

    private ObjectNode dated(Edtf day) {
        return terms.body().put("effective", day.text());
    }

    /** A command that finds it so already writes nothing, and leaves the record at the sequence where it was. */
    private Change next(Change before, String command, ObjectNode body) {
        var address = "partnerships/" + before.last.id() + "/" + command;
        var key = key(address, body);
        if (before.isFresh) {
            ReadAhead.current().ifPresent(ahead -> ahead.unused(terms.speaker().principal(), key));
        }
        var taken = give(address, body, key);
        var changed = !taken.isRepeated() && taken.outcome().sequence() > before.last.sequence();
        return new Change(taken.outcome(), before.changed || changed, before.isFresh);
    }

    /** Under its key a command may be given again, whatever became of it: a moment's failure ends no import. */
    private CommandDesk.Taken give(String address, ObjectNode body, String key) {
        for (var attempt = 1; ; attempt++) {
            try {
                var taken = desk.take(address, body, terms.speaker(), key, terms.correlation());
                position.accumulateAndGet(taken.outcome().position(), Math::max);
                return taken;
            } catch (Unavailable away) {
                // Each has waited for a connection already.
                if (attempt == ATTEMPTS || away.reason() != RequestRejection.UNAVAILABLE) {
                    throw away;
                }
            }
        }
    }

    private static String key(String address, ObjectNode body) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update((address + "\n" + body).getBytes(UTF_8));
            return "import:" + HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ArrayNode texts(List<String> texts) {
        var array = JsonNodeFactory.instance.arrayNode();
        texts.forEach(array::add);
        return array;
    }
}
