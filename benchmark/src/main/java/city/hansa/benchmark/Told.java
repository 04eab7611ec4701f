package city.hansa.benchmark;

import city.hansa.api.Party;
import city.hansa.api.date.Edtf;
import city.hansa.api.envelope.Actor;
import city.hansa.api.envelope.Envelope;
import city.hansa.api.envelope.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;

/** A record and what is told of it, in order. */
record Told(String type, UUID stream, Party party, List<Fact> facts) {

    /** Streams of one call, so that a long history is soon written; a call is one append. */
    private static final int TOGETHER = 14;

    /** @param effective in EDTF */
    record Fact(String effective, Object event) {}

    Told {
        facts = List.copyOf(facts);
    }

    /** The later half of a record is written when the earlier halves of all are, so that what was known is not what is. */
    static void write(EventStorageEngine engine, List<Told> records) {
        append(engine, records, told -> told.messages(0, told.half()));
        append(engine, records, told -> told.messages(told.half(), told.facts.size()));
    }

    private static void append(
            EventStorageEngine engine, List<Told> records, Function<Told, List<DomainEventMessage<?>>> part) {
        for (var first = 0; first < records.size(); first += TOGETHER) {
            var messages = records.subList(first, Math.min(records.size(), first + TOGETHER)).stream()
                    .flatMap(told -> part.apply(told).stream())
                    .toList();
            if (!messages.isEmpty()) {
                engine.appendEvents(messages);
            }
        }
    }

    /** Of an odd number the earlier half has one more. */
    private int half() {
        return (facts.size() + 1) / 2;
    }

    private List<DomainEventMessage<?>> messages(int from, int to) {
        var messages = new ArrayList<DomainEventMessage<?>>();
        for (var sequence = from; sequence < to; sequence++) {
            var fact = facts.get(sequence);
            var envelope = Envelope.of(new Actor(Role.OFFICER, party), Edtf.parse(fact.effective()));
            messages.add(new GenericDomainEventMessage<>(
                    type, stream.toString(), sequence, fact.event(), envelope.toMetaData()));
        }
        return messages;
    }
}
