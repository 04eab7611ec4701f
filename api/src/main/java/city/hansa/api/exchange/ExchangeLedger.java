package city.hansa.api.exchange;

import city.hansa.api.date.Edtf;
import city.hansa.api.exchange.BoardEntry.Who;
import city.hansa.api.value.Key;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The books of one exchange: every line with its steps in the order of the log, corrections applied, and whether it
 * adds up after each. Unlike the record, which leaves out a step that would break the law of conservation, the ledger
 * takes every step that was recorded and says where the law is broken, and by how much.
 *
 * @param addsUp whether every line and offer does, and every step has its line
 * @param unplaced steps whose line or consignment is not there, since it was retracted; of one day also those of a
 *     vague date that must happen later, as they have no line yet or would break the law
 */
public record ExchangeLedger(
        boolean addsUp, List<Line> lines, List<OfferSum> offers, List<Total> totals, List<Unplaced> unplaced) {

    public ExchangeLedger {
        lines = List.copyOf(lines);
        offers = List.copyOf(offers);
        totals = List.copyOf(totals);
        unplaced = List.copyOf(unplaced);
    }

    public enum What {
        ACCEPTED,
        CLEARED,
        DISPATCHED,
        RECEIVED,
        REFUSED,
        DISTRIBUTED,
        PASSED_ON,
        RETURNED,
        LOST,
        WRITTEN_OFF,
        ACCOUNT_SUBMITTED,
        ACCOUNT_APPROVED,
        ACCOUNT_QUERIED
    }

    /**
     * @param balance after the last step
     * @param addsUp whether it did after every step
     * @param broken by the first step after which it did not, whether a later one mended that or not
     */
    public record Line(
            Key key,
            Key offer,
            @Nullable Key need,
            Who from,
            Who to,
            Aid aid,
            boolean addsUp,
            @Nullable Broken broken,
            LineBalance balance,
            List<Step> steps) {}

    /**
     * @param event by which it was recorded, at that position of the log
     * @param quantity in the line's unit: of a receipt all that was said to be good, damaged or missing; absent where
     *     nothing moved, or packages alone were counted
     * @param breaches by how much each law is broken after it; absent where none is
     */
    public record Step(
            UUID event,
            long position,
            What what,
            @Nullable Long quantity,
            Edtf on,
            LineBalance after,
            @Nullable Map<LineBalance.Law, Long> breaches) {}

    public record Broken(UUID event, long position, Map<LineBalance.Law, Long> breaches) {}

    /**
     * @param accepted by all lines of it
     * @param exceededBy what was accepted beyond what was offered; absent where that was not
     */
    public record OfferSum(
            Key key, Who from, Aid aid, @Nullable Long offered, long accepted, @Nullable Long exceededBy) {}

    /**
     * All lines of one kind that are counted alike; never across units or currencies.
     *
     * @param unit UN/CEFACT code, of goods
     * @param currency ISO 4217, of funds, in whose minor units the balance is
     */
    public record Total(
            AidKind kind, @Nullable String unit, @Nullable String currency, int lines, LineBalance balance) {}

    public record Unplaced(UUID event, long position, What what, Key key) {}
}
