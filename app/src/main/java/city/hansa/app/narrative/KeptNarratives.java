package city.hansa.app.narrative;

import city.hansa.api.CommandRejected;
import city.hansa.api.Recorded;
import city.hansa.api.Subject;
import city.hansa.api.catalogue.Narratives;
import city.hansa.api.fact.FactEvent.NarrativeOpened;
import city.hansa.api.fact.FactRejection;
import city.hansa.command.fact.NarrativeKeys;
import city.hansa.ledger.key.DataKeys;
import city.hansa.ledger.key.TextCipher;
import city.hansa.query.view.History;
import city.hansa.web.command.OpenedNarratives;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.UUID;
import java.util.function.Predicate;

/** The sealed narratives, by what the log has of them and the keys that there are. */
final class KeptNarratives implements NarrativeKeys, OpenedNarratives {

    private final DataKeys keys;
    private final TextCipher cipher;
    private final History history;

    KeptNarratives(DataKeys keys, TextCipher cipher, History history) {
        this.keys = keys;
        this.cipher = cipher;
        this.history = history;
    }

    @Override
    public State stateOf(UUID key) {
        return switch (keys.stateOf(key)) {
            case HELD -> State.HELD;
            case DESTROYED -> State.DESTROYED;
            case MISSING -> State.MISSING;
        };
    }

    @Override
    public String pseudonym(UUID key, String principal) {
        return cipher.pseudonym(key, principal);
    }

    @Override
    public SequencedMap<String, String> shownBy(Subject record, long sequence) {
        var stream = history.stream(record.id(), Long.MAX_VALUE);
        var opening = (NarrativeOpened) one(stream, event -> event.sequence() == sequence).event();
        var target = one(stream, event -> event.eventId().equals(opening.target()));
        var shown = new LinkedHashMap<String, String>();
        Narratives.sealed(target.event())
                .forEach((field, sealed) -> shown.put(field, read(sealed, target.eventId(), field)));
        return shown;
    }

    /** Its erasure may have come between the opening and this. */
    private String read(String sealed, UUID event, String field) {
        return cipher.decrypt(sealed, event, field)
                .orElseThrow(() -> new CommandRejected(FactRejection.NARRATIVE_ERASED));
    }

    private static Recorded<?> one(Iterable<Recorded<?>> stream, Predicate<Recorded<?>> wanted) {
        for (var event : stream) {
            if (wanted.test(event)) {
                return event;
            }
        }
        throw new IllegalStateException("an event that was acknowledged is not in its stream");
    }
}
