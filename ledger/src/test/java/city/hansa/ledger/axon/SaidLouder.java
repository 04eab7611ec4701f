package city.hansa.ledger.axon;

import java.util.Locale;
import java.util.function.UnaryOperator;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Brings texts to that revision: in capitals. */
final class SaidLouder extends SingleEventUpcaster {

    private final String revision;

    SaidLouder(String revision) {
        this.revision = revision;
    }

    @Override
    protected boolean canUpcast(IntermediateEventRepresentation event) {
        return event.getType().getName().equals("test.text");
    }

    @Override
    protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
        return event.upcast(
                new SimpleSerializedType("test.text", revision),
                JsonNode.class,
                text -> JsonNodeFactory.instance.stringNode(text.stringValue().toUpperCase(Locale.ROOT)),
                UnaryOperator.identity());
    }
}
