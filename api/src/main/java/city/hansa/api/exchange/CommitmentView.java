package city.hansa.api.exchange;

import city.hansa.api.date.Edtf;
import city.hansa.api.value.Key;
import city.hansa.api.value.Money;
import city.hansa.api.value.Qualifier;
import city.hansa.api.view.Dated;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is shown of one line of aid: what was committed, where it is, and every step of its way.
 *
 * @param from who gives; patients come to the giver
 * @param packages where packages were counted: a carton that arrived may hold nobody knows how much
 * @param movedOn the last day on which a quantity of it moved
 */
public record CommitmentView(
        Key key,
        Key offer,
        @Nullable Key need,
        Key from,
        Key to,
        Aid aid,
        Stage stage,
        LineBalance balance,
        @Nullable Packages packages,
        List<Cleared> clearances,
        List<Consignment> consignments,
        List<Movement> movements,
        @Nullable Account account,
        Edtf on,
        Edtf movedOn) {

    public enum Stage {
        ACCEPTED,
        CLEARED,
        DISPATCHED,
        RECEIVED,
        DISTRIBUTED,
        ACCOUNTED,
        SETTLED
    }

    /** Packages that arrived, of those that were dispatched; 0 where that was not said. */
    public record Packages(long received, long dispatched) {}

    public record Cleared(Clearance kind, @Nullable String ref, Edtf on) {}

    public record Consignment(
            Key key,
            long quantity,
            @Nullable String carrier,
            @Nullable Integer packages,
            List<Receipt> receipts,
            @Nullable String refused,
            Edtf on,
            @Nullable Edtf refusedOn) {

        public Consignment with(Receipt receipt) {
            return new Consignment(key, quantity, carrier, packages, and(receipts, receipt), refused, on, refusedOn);
        }

        public Consignment refused(String reason, Edtf day) {
            return new Consignment(key, quantity, carrier, packages, receipts, reason, on, day);
        }

        /** What was not said to be good, damaged or missing. */
        public long remainder() {
            return quantity - receipts.stream().mapToLong(Receipt::counted).sum();
        }
    }

    public record Receipt(
            @Nullable Long good,
            @Nullable Long damaged,
            @Nullable Long missing,
            @Nullable Qualifier qualifier,
            @Nullable Integer packages,
            Edtf on) {

        long counted() {
            return orNone(good) + orNone(damaged) + orNone(missing);
        }
    }

    /** What became of a quantity that was received, or that will not come. */
    public record Movement(
            What what,
            long quantity,
            @Nullable Qualifier qualifier,
            @Nullable String to,
            @Nullable LossCause cause,
            @Nullable String reason,
            Edtf on) {

        public enum What {
            DISTRIBUTED,
            PASSED_ON,
            RETURNED,
            LOST,
            WRITTEN_OFF
        }
    }

    /** @param course how it stood from when on, with the accounts that were given before it */
    public record Account(
            State state,
            long used,
            long returned,
            long lost,
            @Nullable Money cost,
            @Nullable String evidenceSha256,
            @Nullable String question,
            Edtf on,
            @Nullable Edtf judgedOn,
            List<Dated<State>> course) {

        public enum State {
            SUBMITTED,
            QUERIED,
            APPROVED
        }

        /** @param before the account that this one takes the place of */
        public static Account submitted(
                @Nullable Account before,
                long used,
                long returned,
                long lost,
                @Nullable Money cost,
                @Nullable String evidence,
                Edtf on) {
            var course = Dated.change(before == null ? List.of() : before.course, State.SUBMITTED, on);
            return new Account(State.SUBMITTED, used, returned, lost, cost, evidence, null, on, null, course);
        }

        public Account judged(State judgement, @Nullable String asked, Edtf day) {
            return new Account(judgement, used, returned, lost, cost, evidenceSha256, asked, on, day,
                    Dated.change(course, judgement, day));
        }
    }

    public static CommitmentView accepted(
            Key key, Key offer, @Nullable Key need, Key from, Key to, Aid aid, LineBalance balance, Edtf on) {
        return new CommitmentView(key, offer, need, from, to, aid, Stage.ACCEPTED, balance, null, List.of(),
                List.of(), List.of(), null, on, on);
    }

    public CommitmentView with(Cleared clearance) {
        return of(balance, and(clearances, clearance), consignments, movements, account, movedOn);
    }

    /** With another balance and consignments, as of that day. */
    public CommitmentView with(LineBalance after, List<Consignment> sent, Edtf day) {
        return of(after, clearances, List.copyOf(sent), movements, account, movedOn.later(day));
    }

    public CommitmentView with(LineBalance after, Movement movement) {
        var moved = movedOn.later(movement.on());
        return of(after, clearances, consignments, and(movements, movement), account, moved);
    }

    public CommitmentView with(Account other) {
        return of(balance, clearances, consignments, movements, other, movedOn);
    }

    private CommitmentView of(
            LineBalance after,
            List<Cleared> cleared,
            List<Consignment> sent,
            List<Movement> moved,
            @Nullable Account given,
            Edtf day) {
        var stage = stage(after, cleared, sent, given);
        return new CommitmentView(
                key, offer, need, from, to, aid, stage, after, packages(sent), cleared, sent, moved, given, on, day);
    }

    private static Stage stage(
            LineBalance balance, List<Cleared> cleared, List<Consignment> sent, @Nullable Account account) {
        var isApproved = account != null && account.state() == Account.State.APPROVED;
        if (balance.isComplete() && (isApproved || balance.received() == 0)) {
            return Stage.SETTLED;
        }
        if (account != null && account.state() != Account.State.QUERIED) {
            return Stage.ACCOUNTED;
        }
        if (balance.distributed() > 0) {
            return Stage.DISTRIBUTED;
        }
        if (sent.stream().anyMatch(consignment -> !consignment.receipts().isEmpty())) {
            return Stage.RECEIVED;
        }
        if (balance.dispatched() > 0) {
            return Stage.DISPATCHED;
        }
        return cleared.isEmpty() ? Stage.ACCEPTED : Stage.CLEARED;
    }

    private static @Nullable Packages packages(List<Consignment> sent) {
        var received = 0L;
        var dispatched = 0L;
        for (var consignment : sent) {
            dispatched += orNone(consignment.packages());
            for (var receipt : consignment.receipts()) {
                received += orNone(receipt.packages());
            }
        }
        return received == 0 && dispatched == 0 ? null : new Packages(received, dispatched);
    }

    private static long orNone(@Nullable Number count) {
        return count == null ? 0 : count.longValue();
    }

    /** The day from which nothing more was to come or to be used; null while something is. */
    public @Nullable Edtf completeFrom() {
        return balance.isComplete() ? movedOn : null;
    }

    /** The day from which it was settled; null before. */
    public @Nullable Edtf settledFrom() {
        if (stage != Stage.SETTLED) {
            return null;
        }
        return account == null || account.judgedOn() == null ? movedOn : movedOn.later(account.judgedOn());
    }

    private static <T> List<T> and(List<T> before, T one) {
        return Stream.concat(before.stream(), Stream.of(one)).toList();
    }
}
