package city.hansa.api.exchange;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * Where the aid of one commitment is, in the line's unit. The law of conservation (DESIGN §3):
 *
 * <pre>distributed + returned + lost + on hand = received ≤ dispatched ≤ accepted ≤ offered</pre>
 *
 * <p>Pure: each step gives another balance, and {@link #holds()} says whether it obeys the law. An offer bounds the
 * commitment and is never part of a sum; an offer without a number bounds nothing.
 *
 * @param received what arrived, good or damaged
 * @param damaged the part of it that arrived damaged: on hand until it is returned or lost, but never distributed
 * @param missing what was dispatched and did not arrive
 * @param refused what was dispatched and not taken in
 * @param passedOn the part of what was distributed that went to somebody who needed it more
 * @param writtenOff what was accepted and will not come
 */
public record LineBalance(
        @Nullable Long offered,
        long accepted,
        long dispatched,
        long received,
        long damaged,
        long missing,
        long refused,
        long distributed,
        long passedOn,
        long returned,
        long lost,
        long writtenOff) {

    /** What holds between the numbers of a line; each is broken by what the left side is more than the right. */
    public enum Law {
        ACCEPTED_WITHIN_OFFERED,
        DISPATCHED_WITHIN_ACCEPTED,
        /** received + missing + refused ≤ dispatched */
        ARRIVED_WITHIN_DISPATCHED,
        /** received + missing + refused + written off ≤ accepted */
        NOTHING_BEYOND_ACCEPTED,
        /** distributed + returned + lost ≤ received */
        USED_WITHIN_RECEIVED,
        /** distributed ≤ received − damaged */
        DISTRIBUTED_WITHIN_GOOD,
        /** An account says what was distributed, returned and lost; broken by all that it says otherwise. */
        ACCOUNT_AS_MOVED
    }

    /** Beyond any aid that was ever given, and far enough below the largest long that sums cannot overflow. */
    public static final long LARGEST = 1_000_000_000_000_000L;

    /** Refuses what is not a quantity: a whole number from 1 to {@link #LARGEST}. */
    public static void checkQuantity(@Nullable Long quantity) {
        if (quantity != null && (quantity < 1 || quantity > LARGEST)) {
            throw new IllegalArgumentException("a quantity is a whole number from 1 to 10^15: " + quantity);
        }
    }

    /** Refuses what is not a part of a quantity: as above, or 0. */
    public static void checkPart(@Nullable Long part) {
        if (part != null && (part < 0 || part > LARGEST)) {
            throw new IllegalArgumentException("a part of a quantity is a whole number from 0 to 10^15: " + part);
        }
    }

    public static LineBalance accepted(@Nullable Long offered, long quantity) {
        return new LineBalance(offered, quantity, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    public LineBalance dispatch(long quantity) {
        return new LineBalance(
                offered, accepted, dispatched + quantity, received, damaged, missing, refused, distributed, passedOn,
                returned, lost, writtenOff);
    }

    public LineBalance receive(long good, long alsoDamaged, long alsoMissing) {
        return new LineBalance(
                offered, accepted, dispatched, received + good + alsoDamaged, damaged + alsoDamaged,
                missing + alsoMissing, refused, distributed, passedOn, returned, lost, writtenOff);
    }

    public LineBalance refuse(long quantity) {
        return new LineBalance(
                offered, accepted, dispatched, received, damaged, missing, refused + quantity, distributed, passedOn,
                returned, lost, writtenOff);
    }

    public LineBalance distribute(long quantity) {
        return new LineBalance(
                offered, accepted, dispatched, received, damaged, missing, refused, distributed + quantity, passedOn,
                returned, lost, writtenOff);
    }

    public LineBalance passOn(long quantity) {
        return new LineBalance(
                offered, accepted, dispatched, received, damaged, missing, refused, distributed + quantity,
                passedOn + quantity, returned, lost, writtenOff);
    }

    public LineBalance giveBack(long quantity) {
        return new LineBalance(
                offered, accepted, dispatched, received, damaged, missing, refused, distributed, passedOn,
                returned + quantity, lost, writtenOff);
    }

    public LineBalance lose(long quantity) {
        return new LineBalance(
                offered, accepted, dispatched, received, damaged, missing, refused, distributed, passedOn, returned,
                lost + quantity, writtenOff);
    }

    public LineBalance writeOff(long quantity) {
        return new LineBalance(
                offered, accepted, dispatched, received, damaged, missing, refused, distributed, passedOn, returned,
                lost, writtenOff + quantity);
    }

    /** The same line, unbounded: what a total is made of, in which no offer counts. */
    public LineBalance withoutOffer() {
        return new LineBalance(
                null, accepted, dispatched, received, damaged, missing, refused, distributed, passedOn, returned, lost,
                writtenOff);
    }

    /** Two lines together; without a bound, as offers do not add up. */
    public LineBalance plus(LineBalance other) {
        return new LineBalance(
                null,
                accepted + other.accepted,
                dispatched + other.dispatched,
                received + other.received,
                damaged + other.damaged,
                missing + other.missing,
                refused + other.refused,
                distributed + other.distributed,
                passedOn + other.passedOn,
                returned + other.returned,
                lost + other.lost,
                writtenOff + other.writtenOff);
    }

    /** Received and neither distributed nor returned nor lost. */
    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    public long onHand() {
        return received - distributed - returned - lost;
    }

    /** Dispatched, and nothing was heard of it since; what was written off is not awaited any more. */
    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    public long onTheWay() {
        return Math.min(dispatched - received - missing - refused, outstanding());
    }

    /** Accepted and still to come. */
    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    public long outstanding() {
        return assured() - received;
    }

    /** What came of it or may still come: so much of a need it covers. */
    public long assured() {
        return accepted - missing - refused - writtenOff;
    }

    /** Whether that much more can be on its way: no more than is still to come, so nothing that was written off. */
    public boolean canDispatch(long quantity) {
        return dispatched + quantity <= accepted - writtenOff;
    }

    /** Whether the law of conservation holds, and no part is less than nothing. */
    public boolean holds() {
        return breaches().isEmpty();
    }

    /** Which parts of the law of conservation are broken, and by how much each, in the line's unit. */
    public SequencedMap<Law, Long> breaches() {
        var breaches = new LinkedHashMap<Law, Long>();
        breaches.put(Law.ACCEPTED_WITHIN_OFFERED, offered == null ? 0 : accepted - offered);
        breaches.put(Law.DISPATCHED_WITHIN_ACCEPTED, dispatched - accepted);
        breaches.put(Law.ARRIVED_WITHIN_DISPATCHED, received + missing + refused - dispatched);
        breaches.put(Law.NOTHING_BEYOND_ACCEPTED, -outstanding());
        breaches.put(Law.USED_WITHIN_RECEIVED, -onHand());
        breaches.put(Law.DISTRIBUTED_WITHIN_GOOD, distributed - (received - damaged));
        breaches.values().removeIf(by -> by <= 0);
        return breaches;
    }

    /** Nothing is to come and nothing is on hand: an account can be given of all that was received. */
    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    public boolean isComplete() {
        return outstanding() == 0 && onHand() == 0;
    }

    /** The numbers by name, in the order in which aid moves; one that is not known is absent. */
    public SequencedMap<String, Object> numbers() {
        var numbers = new LinkedHashMap<String, Object>();
        if (offered != null) {
            numbers.put("offered", offered);
        }
        numbers.put("accepted", accepted);
        numbers.put("dispatched", dispatched);
        numbers.put("received", received);
        numbers.put("distributed", distributed);
        numbers.put("returned", returned);
        numbers.put("lost", lost);
        numbers.put("onHand", onHand());
        numbers.put("outstanding", outstanding());
        return numbers;
    }
}
