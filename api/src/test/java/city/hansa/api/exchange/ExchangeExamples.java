package city.hansa.api.exchange;

import static city.hansa.api.Examples.DAR_ES_SALAAM;
import static city.hansa.api.Examples.HAMBURG;

import city.hansa.api.ExchangeId;
import city.hansa.api.date.Edtf;
import city.hansa.api.exchange.ExchangeEvent.AccountSubmitted;
import city.hansa.api.exchange.ExchangeEvent.ConsignmentDispatched;
import city.hansa.api.exchange.ExchangeEvent.CrisisExchangeOpened;
import city.hansa.api.exchange.ExchangeEvent.FundingRequested;
import city.hansa.api.exchange.ExchangeEvent.GoodsDistributed;
import city.hansa.api.exchange.ExchangeEvent.NeedDeclared;
import city.hansa.api.exchange.ExchangeEvent.OfferAccepted;
import city.hansa.api.exchange.ExchangeEvent.OfferMade;
import city.hansa.api.exchange.ExchangeEvent.ReceiptConfirmed;
import city.hansa.api.value.Key;
import city.hansa.api.value.Money;
import city.hansa.api.value.Organisation;
import city.hansa.api.value.Theme;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hamburg sends masks to Dar es Salaam in the spring of 2020; a shipping company carries them for nothing. */
public final class ExchangeExamples {

    public static final ExchangeId EXCHANGE = ExchangeId.of("0199d5c0-0000-7000-8000-00000000000e");
    public static final Crisis COVID = new Crisis(CrisisType.PANDEMIC, "COVID-19", "EP-2020-000012-CHN");
    public static final Key GIVER = new Key("hamburg");
    public static final Key RECEIVER = new Key("dar-es-salaam");
    public static final Key CARRIER = new Key("carrier");
    public static final Key MASKS = new Key("masks");
    public static final Key FIRST = new Key("first");
    public static final Key SOLIDARITY = new Key("solidarity");
    public static final Aid MASK = Aid.goods("surgical mask");

    public static final Participant HAMBURG_GIVES = new Participant(GIVER, HAMBURG, null, Participant.Side.GIVING);
    public static final Participant DAR_RECEIVES = new Participant(RECEIVER, DAR_ES_SALAAM, null, null);
    public static final Participant SHIPPING_COMPANY = new Participant(
            CARRIER, null, new Organisation("Africa Line", Organisation.Kind.COMPANY, null), null);

    public static CrisisExchangeOpened opened() {
        return new CrisisExchangeOpened(
                EXCHANGE,
                COVID,
                List.of(HAMBURG_GIVES, DAR_RECEIVES, SHIPPING_COMPANY),
                null,
                List.of(Theme.HEALTHCARE));
    }

    public static NeedDeclared needed(@Nullable Long quantity) {
        return new NeedDeclared(EXCHANGE, MASKS, RECEIVER, MASK, quantity, null, "hospitals");
    }

    public static OfferMade offered(@Nullable Long quantity) {
        return new OfferMade(EXCHANGE, MASKS, GIVER, RECEIVER, MASK, quantity, null, null, null);
    }

    public static OfferMade offeredUntil(String lastDay) {
        return new OfferMade(EXCHANGE, MASKS, GIVER, RECEIVER, MASK, 1000L, null, Edtf.parse(lastDay), null);
    }

    public static OfferAccepted accepted(long quantity) {
        return new OfferAccepted(EXCHANGE, MASKS, MASKS, RECEIVER, quantity, null, null);
    }

    public static ConsignmentDispatched dispatched(long quantity) {
        return new ConsignmentDispatched(EXCHANGE, FIRST, MASKS, quantity, "sea freight", 10);
    }

    public static ReceiptConfirmed received(long good) {
        return new ReceiptConfirmed(EXCHANGE, FIRST, good, null, null, null, null);
    }

    public static GoodsDistributed distributed(long quantity) {
        return new GoodsDistributed(EXCHANGE, MASKS, quantity, null, "hospitals");
    }

    public static AccountSubmitted accounted(long used) {
        return new AccountSubmitted(EXCHANGE, MASKS, used, 0, 0, null, null);
    }

    public static FundingRequested requested(long euros) {
        return new FundingRequested(EXCHANGE, SOLIDARITY, GIVER, "covid19-solidarity-2020", euros(euros));
    }

    public static Money euros(long amount) {
        return new Money(amount * 100, "EUR");
    }

    private ExchangeExamples() {}
}
