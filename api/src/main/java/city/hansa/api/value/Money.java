package city.hansa.api.value;

import java.util.Currency;

/**
 * An amount of money.
 *
 * @param minorUnits cents for EUR; as many decimals as ISO 4217 gives the currency; never negative
 * @param currency ISO 4217 code such as EUR
 */
public record Money(long minorUnits, String currency) {

    public Money {
        if (minorUnits < 0) {
            throw new IllegalArgumentException("an amount of money is not negative: " + minorUnits);
        }
        // Refuses what is not an ISO 4217 code.
        Currency.getInstance(currency);
    }
}
