package city.hansa.api.fact;

import city.hansa.api.Recorded;
import city.hansa.api.catalogue.StoredForm;
import city.hansa.api.date.Edtf;
import city.hansa.api.fact.FactEvent.DisputeSettled;
import city.hansa.api.fact.FactEvent.ErasureRequested;
import city.hansa.api.fact.FactEvent.EventRetracted;
import city.hansa.api.fact.FactEvent.FactAttested;
import city.hansa.api.fact.FactEvent.FactCorrected;
import city.hansa.api.fact.FactEvent.FactDisputed;
import city.hansa.api.fact.FactEvent.NarrativeErased;
import city.hansa.api.fact.FactEvent.NarrativeOpened;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A history as its corrections leave it: pure, so that a decision, a live view, a rebuilt one and a view of the past
 * agree by construction.
 */
public final class Corrections {

    /** The field name by which an event's own day is corrected. */
    public static final String EFFECTIVE = "effective";

    /**
     * Applies what the events about facts say to the record's own events, which keep their order. Later statements win
     * over earlier ones; a dispute changes nothing until it is settled for the claim.
     *
     * @param history one stream in its order: events of the protocol and of {@link FactEvent}
     * @throws IllegalArgumentException if a correction's text has not the form that its field demands
     */
    public static <E> List<Recorded<E>> apply(List<? extends Recorded<?>> history, Class<E> protocol) {
        SequencedMap<UUID, Recorded<E>> facts = new LinkedHashMap<>();
        var disputes = new LinkedHashMap<UUID, FactDisputed>();
        for (var recorded : history) {
            switch (recorded.event()) {
                case FactEvent about -> apply(facts, disputes, recorded.eventId(), about);
                case Object event ->
                    facts.put(recorded.eventId(), recorded.with(protocol.cast(event), recorded.envelope()));
            }
        }
        return new ArrayList<>(facts.values());
    }

    private static <E> void apply(
            SequencedMap<UUID, Recorded<E>> facts,
            Map<UUID, FactDisputed> disputes,
            UUID eventId,
            FactEvent about) {
        switch (about) {
            case FactCorrected(_, var target, var field, _, var to, _) -> replace(facts, target, field, to);
            case EventRetracted(_, var target, _, _) -> facts.remove(target);
            case FactDisputed disputed -> disputes.put(eventId, disputed);
            case DisputeSettled(_, var dispute, var preferred, _) -> {
                var disputed = disputes.remove(dispute);
                if (disputed != null && preferred == FactEvent.Preferred.CLAIM) {
                    replace(facts, disputed.target(), disputed.field(), disputed.claim());
                }
            }
            case FactAttested _, NarrativeOpened _, ErasureRequested _, NarrativeErased _ -> {}
        }
    }

    private static <E> void replace(SequencedMap<UUID, Recorded<E>> facts, UUID target, String field, String to) {
        facts.computeIfPresent(target, (_, fact) -> correct(fact, field, to));
    }

    /** The same fact with one field replaced: the event's day, or a component of its record. */
    public static <E> Recorded<E> correct(Recorded<E> fact, String field, String to) {
        if (field.equals(EFFECTIVE)) {
            return fact.with(fact.event(), fact.envelope().effective(Edtf.parse(to)));
        }
        ObjectNode tree = StoredForm.JSON.valueToTree(fact.event());
        @SuppressWarnings("unchecked")
        var type = (Class<E>) fact.event().getClass();
        try {
            tree.set(field, parse(to, typeOf(fact.event(), field)));
            return fact.with(StoredForm.JSON.treeToValue(tree, type), fact.envelope());
        } catch (JacksonException notOfThatForm) {
            // Not shown: it may be a narrative that is to be sealed.
            throw new IllegalArgumentException(field + " does not take that value", notOfThatForm);
        }
    }

    /** Numbers, truth values and lists are read as JSON; all else is a text. */
    private static JsonNode parse(String to, Class<?> type) {
        var isText = !type.isPrimitive()
                && !Number.class.isAssignableFrom(type)
                && type != Boolean.class
                && !Collection.class.isAssignableFrom(type)
                && (!type.isRecord() || isOneText(type));
        return isText ? StoredForm.JSON.getNodeFactory().stringNode(to) : StoredForm.JSON.readTree(to);
    }

    private static boolean isOneText(Class<?> type) {
        return type.getRecordComponents().length == 1;
    }

    private static Class<?> typeOf(Object event, String field) {
        return Arrays.stream(event.getClass().getRecordComponents())
                .filter(component -> component.getName().equals(field))
                .<Class<?>>map(RecordComponent::getType)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no field " + field));
    }

    private Corrections() {}
}
