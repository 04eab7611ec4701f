package city.hansa.api.exchange;

import city.hansa.api.CityId;
import city.hansa.api.date.Edtf;
import city.hansa.api.value.Key;
import city.hansa.api.view.Since;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * What an exchange lists on the board for some days: what is needed, what is offered, what is on its way, and what has
 * come. Quantities are whole numbers of what the aid is counted in: its unit, minor units of its currency, else
 * patients, persons, sessions or trips. Of patients there is a number and at most the level of care, never a text.
 */
public sealed interface BoardEntry {

    Key key();

    /** A city of the register, or another by its name. */
    record Who(Key key, @Nullable CityId city, @Nullable String name) {

        /** Whom the key names; the key alone where none of these has it, as in a view of an earlier day. */
        public static Who of(Key key, Collection<Participant> participants) {
            return participants.stream()
                    .filter(one -> one.key().equals(key))
                    .map(one -> new Who(key, one.city(), one.organisation() == null ? null : one.organisation().name()))
                    .findFirst()
                    .orElseGet(() -> new Who(key, null, null));
        }
    }

    /** The exchange in which an entry stands. */
    record In(String title, Crisis crisis) {}

    /**
     * @param words what is needed, in the words by which an offer is found; empty where that was not said
     * @param needed in all; absent where the source names no number
     * @param covered by what was committed to it and is not known to fail
     * @param uncovered of what is needed; absent where no number was named
     */
    record Need(
            Key key,
            Who participant,
            Aid aid,
            String words,
            @Nullable Long needed,
            long covered,
            @Nullable Long uncovered,
            @Nullable Edtf neededBy,
            @Nullable String destination,
            Since since,
            In exchange)
            implements BoardEntry {}

    /**
     * @param to whom alone it is offered; absent where anybody may accept it
     * @param unclaimed what nobody had accepted; absent where the offer names no number
     * @param need for which alone it is offered
     */
    record Offer(
            Key key,
            Who from,
            @Nullable Who to,
            Aid aid,
            String words,
            @Nullable Long offered,
            long accepted,
            @Nullable Long unclaimed,
            @Nullable Key need,
            @Nullable Edtf validUntil,
            @Nullable String conditions,
            Since since,
            In exchange)
            implements BoardEntry {}

    /** How far a line has come, of which something is still to arrive. */
    enum Way {
        COMMITTED,
        CLEARED,
        DISPATCHED
    }

    /**
     * @param onTheWay dispatched, and nothing was heard of it since
     * @param outstanding all that is still to come, dispatched or not
     */
    record Line(
            Key key,
            @Nullable Key need,
            Who from,
            Who to,
            Aid aid,
            Way way,
            long committed,
            long onTheWay,
            long received,
            long outstanding,
            Since since,
            In exchange)
            implements BoardEntry {}

    /**
     * What came of a line by one receipt, or went back.
     *
     * @param key of the line
     * @param quantity less than 0 where it went back; absent where packages alone were counted
     */
    record Arrival(Key key, Who from, Who to, Aid aid, @Nullable Long quantity, Edtf on) implements BoardEntry {}

    /**
     * What was offered, accepted or received, for a chart.
     *
     * @param key of the offer or the line
     * @param to absent where it was offered to anybody
     * @param quantity absent where the source names no number
     */
    record Given(Key key, Who from, @Nullable Who to, Aid aid, @Nullable Long quantity, In exchange)
            implements BoardEntry {}

    /**
     * A need for which something came, for a chart.
     *
     * @param leastDays from its declaration to the first receipt at the least, as far as the two days are known
     * @param mostDays likewise at the most; both are 0 where it came before it was declared
     */
    record Met(Key key, Who participant, Aid aid, long leastDays, long mostDays, In exchange) implements BoardEntry {}
}
