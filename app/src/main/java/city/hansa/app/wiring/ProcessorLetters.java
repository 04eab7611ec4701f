package city.hansa.app.wiring;

import city.hansa.app.HansaProperties;
import city.hansa.app.NodeRole;
import city.hansa.query.replay.Letters;
import java.util.List;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.deadletter.GenericDeadLetter;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The dead letters of the views' processors, by Axon's own means: a letter of ours is retried as one of theirs. */
@Component
final class ProcessorLetters implements Letters {

    /** Why a rebuilt view could not show an event; Axon keeps no more of a cause than its type and what it says. */
    static final class NotShown extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NotShown(String cause) {
            super(cause);
        }
    }

    /** Made after the views, which its processors write. */
    private final ObjectProvider<Configuration> axon;

    private final HansaProperties properties;

    ProcessorLetters(ObjectProvider<Configuration> axon, HansaProperties properties) {
        this.axon = axon;
        this.properties = properties;
    }

    @Override
    public boolean areHere() {
        return properties.has(NodeRole.QUERY);
    }

    @Override
    public void replace(List<String> views, List<Letter> letters) {
        for (var view : views) {
            var queue = queue(view);
            queue.clear();
            letters.stream().filter(letter -> letter.view().equals(view)).forEach(letter -> enqueue(queue, letter));
        }
    }

    /** A stream is a sequence, as its processor has it. */
    private static void enqueue(SequencedDeadLetterQueue<EventMessage<?>> queue, Letter letter) {
        var stream = letter.event().getAggregateIdentifier();
        queue.enqueue(
                stream,
                letter.cause().isEmpty()
                        ? new GenericDeadLetter<EventMessage<?>>(stream, letter.event())
                        : new GenericDeadLetter<EventMessage<?>>(stream, letter.event(), new NotShown(letter.cause())));
    }

    private SequencedDeadLetterQueue<EventMessage<?>> queue(String view) {
        return axon.getObject()
                .eventProcessingConfiguration()
                .deadLetterQueue(view)
                .orElseThrow(() -> new IllegalStateException("no dead letters of " + view));
    }
}
