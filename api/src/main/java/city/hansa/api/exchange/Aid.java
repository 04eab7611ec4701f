package city.hansa.api.exchange;

import java.util.Currency;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a line of aid consists of. Its quantity is a whole number beside it: patients, units of goods, persons, minor
 * units of money, sessions, trips.
 *
 * <p>Patients are counts. There is no field here, nor on any line, that could describe one of them.
 *
 * @param item what the goods are, or the profession, subject or means of transport; never with patients
 * @param unit of goods: a code of UN/CEFACT Recommendation 20, such as C62 (one piece), KGM, LTR
 * @param code of goods: {@code ean:4006381333931} or {@code unspsc:42131713}
 * @param careLevel of patients' places, where known
 * @param currency of funds: ISO 4217
 * @param days for which personnel comes, where known
 */
public record Aid(
        AidKind kind,
        @Nullable String item,
        @Nullable String unit,
        @Nullable String code,
        @Nullable CareLevel careLevel,
        @Nullable String currency,
        @Nullable Integer days) {

    public Aid {
        var isGoods = kind == AidKind.GOODS;
        check(!isGoods || item != null, "goods have an item");
        check(item == null || mayHaveItem(kind, item), "an item is a text, and says nothing of patients or funds");
        check(isGoods == (unit != null), "goods, and only goods, have a unit");
        check(unit == null || unit.matches("[A-Z0-9]{2,3}"), "a unit is a UN/CEFACT code such as C62");
        check(isGoods || code == null, "only goods have a code");
        check(code == null || code.matches("ean:[0-9]{8,14}|unspsc:[0-9]{8}"), "a code is ean:… or unspsc:…");
        check(careLevel == null || kind == AidKind.PATIENTS, "only patients have a level of care");
        check((kind == AidKind.FUNDS) == (currency != null), "funds, and only funds, have a currency");
        check(days == null || (kind == AidKind.PERSONNEL && days > 0), "only personnel comes for days");
        if (currency != null) {
            // Refuses what is not an ISO 4217 code.
            Currency.getInstance(currency);
        }
    }

    public static Aid patients(@Nullable CareLevel careLevel) {
        return new Aid(AidKind.PATIENTS, null, null, null, careLevel, null, null);
    }

    /** Goods counted by the piece. */
    public static Aid goods(String item) {
        return new Aid(AidKind.GOODS, item, "C62", null, null, null, null);
    }

    public static Aid funds(String currency) {
        return new Aid(AidKind.FUNDS, null, null, null, null, currency, null);
    }

    /** Whether both are counted alike, so that what is given of one can cover a need of the other. */
    public boolean isCountedAs(Aid other) {
        return kind == other.kind && Objects.equals(unit, other.unit) && Objects.equals(currency, other.currency);
    }

    private static boolean mayHaveItem(AidKind kind, String item) {
        return kind != AidKind.PATIENTS && kind != AidKind.FUNDS && !item.isBlank();
    }

    private static void check(boolean condition, String rule) {
        if (!condition) {
            throw new IllegalArgumentException(rule);
        }
    }
}
