package city.hansa.api.exchange;

import static city.hansa.api.exchange.LineBalance.checkPart;
import static city.hansa.api.exchange.LineBalance.checkQuantity;

import city.hansa.api.ExchangeId;
import city.hansa.api.Stored;
import city.hansa.api.date.Edtf;
import city.hansa.api.narrative.Narrative;
import city.hansa.api.value.Key;
import city.hansa.api.value.Money;
import city.hansa.api.value.Organisation;
import city.hansa.api.value.Qualifier;
import city.hansa.api.value.Theme;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What has happened in an exchange. Stored for ever: add a record, never change one.
 *
 * <p>Quantities are whole numbers in the unit of their line; they are checked here too, since a correction makes an
 * event anew. A quantity that is absent was not stated by the source, and is never guessed.
 */
public sealed interface ExchangeEvent {

    ExchangeId exchangeId();

    @Stored("exchange.opened")
    record CrisisExchangeOpened(
            ExchangeId exchangeId,
            Crisis crisis,
            List<Participant> participants,
            @Nullable String title,
            List<Theme> themes)
            implements ExchangeEvent {

        public CrisisExchangeOpened {
            participants = List.copyOf(participants);
            themes = List.copyOf(themes);
        }
    }

    @Stored("exchange.participant-added")
    record ParticipantAdded(ExchangeId exchangeId, Participant participant) implements ExchangeEvent {}

    @Stored("exchange.need-declared")
    record NeedDeclared(
            ExchangeId exchangeId,
            Key need,
            Key participant,
            Aid aid,
            @Nullable Long quantity,
            @Nullable Edtf neededBy,
            @Nullable String destination)
            implements ExchangeEvent {

        public NeedDeclared {
            checkQuantity(quantity);
        }
    }

    @Stored("exchange.need-withdrawn")
    record NeedWithdrawn(ExchangeId exchangeId, Key need, @Narrative String reason) implements ExchangeEvent {}

    @Stored("exchange.need-passed-on")
    record NeedPassedOn(
            ExchangeId exchangeId, Key need, String to, List<Organisation> organisations, @Narrative @Nullable String note)
            implements ExchangeEvent {

        public NeedPassedOn {
            organisations = List.copyOf(organisations);
        }
    }

    @Stored("exchange.offer-made")
    record OfferMade(
            ExchangeId exchangeId,
            Key offer,
            Key from,
            @Nullable Key to,
            Aid aid,
            @Nullable Long quantity,
            @Nullable Key need,
            @Nullable Edtf validUntil,
            @Narrative @Nullable String conditions)
            implements ExchangeEvent {

        public OfferMade {
            checkQuantity(quantity);
        }
    }

    /** The giver has committed itself to that quantity, for {@code to}. */
    @Stored("exchange.offer-accepted")
    record OfferAccepted(
            ExchangeId exchangeId,
            Key offer,
            Key commitment,
            Key to,
            long quantity,
            @Nullable Key need,
            @Narrative @Nullable String overCommitReason)
            implements ExchangeEvent {

        public OfferAccepted {
            checkQuantity(quantity);
        }
    }

    @Stored("exchange.offer-declined")
    record OfferDeclined(ExchangeId exchangeId, Key offer, @Narrative @Nullable String reason) implements ExchangeEvent {}

    @Stored("exchange.offer-withdrawn")
    record OfferWithdrawn(ExchangeId exchangeId, Key offer, @Narrative @Nullable String reason) implements ExchangeEvent {}

    /** What nobody had accepted of it by its last day lapsed; absent where the offer named no quantity. */
    @Stored("exchange.offer-expired")
    record OfferExpired(ExchangeId exchangeId, Key offer, @Nullable Long remainder) implements ExchangeEvent {

        public OfferExpired {
            checkPart(remainder);
        }
    }

    @Stored("exchange.clearance-granted")
    record ClearanceGranted(ExchangeId exchangeId, Key commitment, Clearance kind, @Nullable String ref)
            implements ExchangeEvent {}

    @Stored("exchange.consignment-dispatched")
    record ConsignmentDispatched(
            ExchangeId exchangeId,
            Key consignment,
            Key commitment,
            long quantity,
            @Nullable String carrier,
            @Nullable Integer packages)
            implements ExchangeEvent {

        public ConsignmentDispatched {
            checkQuantity(quantity);
            checkPackages(packages);
        }
    }

    /** All or a part of a consignment was taken in; where only packages were counted, the quantities are absent. */
    @Stored("exchange.receipt-confirmed")
    record ReceiptConfirmed(
            ExchangeId exchangeId,
            Key consignment,
            @Nullable Long quantityGood,
            @Nullable Long quantityDamaged,
            @Nullable Long quantityMissing,
            @Nullable Qualifier qualifier,
            @Nullable Integer packages)
            implements ExchangeEvent {

        public ReceiptConfirmed {
            checkReceipt(quantityGood, quantityDamaged, quantityMissing, packages);
        }
    }

    /** What had not been taken in of it is not taken in. */
    @Stored("exchange.consignment-refused")
    record ConsignmentRefused(ExchangeId exchangeId, Key consignment, @Narrative String reason) implements ExchangeEvent {}

    @Stored("exchange.goods-passed-on")
    record GoodsPassedOn(ExchangeId exchangeId, Key commitment, String to, long quantity) implements ExchangeEvent {

        public GoodsPassedOn {
            checkQuantity(quantity);
        }
    }

    @Stored("exchange.goods-distributed")
    record GoodsDistributed(
            ExchangeId exchangeId,
            Key commitment,
            long quantity,
            @Nullable Qualifier qualifier,
            String recipientGroup)
            implements ExchangeEvent {

        public GoodsDistributed {
            checkQuantity(quantity);
        }
    }

    @Stored("exchange.loss-recorded")
    record LossRecorded(ExchangeId exchangeId, Key commitment, long quantity, LossCause cause)
            implements ExchangeEvent {

        public LossRecorded {
            checkQuantity(quantity);
        }
    }

    @Stored("exchange.goods-returned")
    record GoodsReturned(ExchangeId exchangeId, Key commitment, long quantity) implements ExchangeEvent {

        public GoodsReturned {
            checkQuantity(quantity);
        }
    }

    @Stored("exchange.account-submitted")
    record AccountSubmitted(
            ExchangeId exchangeId,
            Key commitment,
            long used,
            long returned,
            long lost,
            @Nullable Money cost,
            @Nullable String evidenceSha256)
            implements ExchangeEvent {

        public AccountSubmitted {
            checkPart(used);
            checkPart(returned);
            checkPart(lost);
            checkSha256(evidenceSha256);
        }
    }

    @Stored("exchange.account-approved")
    record AccountApproved(ExchangeId exchangeId, Key commitment) implements ExchangeEvent {}

    @Stored("exchange.account-queried")
    record AccountQueried(ExchangeId exchangeId, Key commitment, @Narrative String question) implements ExchangeEvent {}

    @Stored("exchange.funding-requested")
    record FundingRequested(ExchangeId exchangeId, Key funding, Key participant, String programme, Money amount)
            implements ExchangeEvent {}

    @Stored("exchange.funding-granted")
    record FundingGranted(ExchangeId exchangeId, Key funding, Money amount) implements ExchangeEvent {}

    @Stored("exchange.funding-drawn")
    record FundingDrawn(ExchangeId exchangeId, Key funding, Money amount) implements ExchangeEvent {}

    /** Proof of use: what was drawn is what was used and what was paid back. */
    @Stored("exchange.funding-accounted")
    record FundingAccounted(ExchangeId exchangeId, Key funding, Money used, Money returned)
            implements ExchangeEvent {}

    @Stored("exchange.quantity-written-off")
    record QuantityWrittenOff(ExchangeId exchangeId, Key commitment, long quantity, @Narrative String reason)
            implements ExchangeEvent {

        public QuantityWrittenOff {
            checkQuantity(quantity);
        }
    }

    @Stored("exchange.closed")
    record CrisisExchangeClosed(ExchangeId exchangeId) implements ExchangeEvent {}

    @Stored("exchange.reopened")
    record CrisisExchangeReopened(ExchangeId exchangeId, @Narrative String reason) implements ExchangeEvent {}

    /** Packages are counted from 1. */
    static void checkPackages(@Nullable Integer packages) {
        if (packages != null && packages < 1) {
            throw new IllegalArgumentException("packages are counted from 1: " + packages);
        }
    }

    /** A receipt counts something: a quantity or packages. */
    static void checkReceipt(
            @Nullable Long good, @Nullable Long damaged, @Nullable Long missing, @Nullable Integer packages) {
        checkPart(good);
        checkPart(damaged);
        checkPart(missing);
        checkPackages(packages);
        if (good == null && damaged == null && missing == null && packages == null) {
            throw new IllegalArgumentException("a receipt counts a quantity or packages");
        }
    }

    /** SHA-256 as 64 lower-case hex digits. */
    static void checkSha256(@Nullable String sha256) {
        if (sha256 != null && !sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("sha256 must be 64 lower-case hex digits: " + sha256);
        }
    }
}
