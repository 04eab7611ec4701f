package city.hansa.query.exchange;

import city.hansa.api.CityId;
import city.hansa.api.exchange.Aid;
import city.hansa.api.exchange.Participant;
import city.hansa.api.value.Key;
import city.hansa.api.value.Money;
import city.hansa.api.view.CityRef;
import city.hansa.query.timeline.Strand;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a key of an exchange stands for, as its sentences need it. A strand remembers texts, so each is kept as a word
 * for what it is and the text itself: {@code city:<id>}, {@code name:World Food Programme}, {@code item:surgical mask},
 * {@code term:PATIENTS}, {@code currency:EUR}.
 */
record Recall(Strand strand) {

    static Strand participant(Strand strand, Participant participant) {
        var organisation = participant.organisation();
        var what = organisation == null ? "city:" + participant.city() : "name:" + organisation.name();
        return strand.remember("participant " + participant.key(), what);
    }

    static Strand aid(Strand strand, String entry, Key key, Aid aid) {
        return strand.remember(entry + " " + key, encode(aid));
    }

    /** Under the second key the same as under the first. */
    static Strand same(Strand strand, String first, Key firstKey, String second, Key secondKey) {
        var what = strand.memory().get(first + " " + firstKey);
        return what == null ? strand : strand.remember(second + " " + secondKey, what);
    }

    /** Whom the key names: a city, or the name of an organisation; the key itself where that is not remembered. */
    @Nullable Object participant(@Nullable Key key) {
        return key == null ? null : decode("participant", key);
    }

    Object aid(String entry, Key key) {
        return decode(entry, key);
    }

    /** The quantity in the entry's unit: a number, or of money the amount in its currency, which the aid then names. */
    @Nullable Object quantity(String entry, Key key, @Nullable Long quantity) {
        var what = strand.memory().getOrDefault(entry + " " + key, "");
        return quantity != null && what.startsWith("currency:")
                ? amount(quantity, what.substring("currency:".length()))
                : quantity;
    }

    static Object said(Aid aid) {
        return decode(encode(aid));
    }

    static @Nullable Object said(@Nullable Long quantity, Aid aid) {
        return quantity == null || aid.currency() == null ? quantity : amount(quantity, aid.currency());
    }

    static Map<String, Object> said(Money money) {
        return Map.of("money", money.minorUnits(), "currency", money.currency());
    }

    static Map<String, String> term(Enum<?> constant) {
        return Map.of("term", constant.name());
    }

    private static Map<String, Object> amount(long minorUnits, String currency) {
        return Map.of("amount", minorUnits, "currency", currency);
    }

    private static String encode(Aid aid) {
        if (aid.currency() != null) {
            return "currency:" + aid.currency();
        }
        return aid.item() != null ? "item:" + aid.item() : "term:" + aid.kind();
    }

    private Object decode(String entry, Key key) {
        return decode(strand.memory().getOrDefault(entry + " " + key, "key:" + key));
    }

    private static Object decode(String what) {
        var colon = what.indexOf(':');
        var text = what.substring(colon + 1);
        return switch (what.substring(0, colon)) {
            case "city" -> new CityRef(CityId.of(text));
            case "term" -> Map.of("term", text);
            default -> text;
        };
    }
}
