package city.hansa.web.export;

import city.hansa.api.value.Money;
import city.hansa.web.export.IatiActivity.Org;
import city.hansa.web.export.IatiActivity.Transaction;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The money of an exchange as transactions, each as whoever reports sees it: only where amount, currency and a first
 * day are known. An offer is a pledge, what was accepted of it a commitment, what was dispatched a disbursement; what
 * the one who reports received are incoming funds. What a programme granted has no day on record, so it is in none.
 */
final class ExchangeMoney {

    /** Of what became nothing there is no pledge any more. */
    private static final Set<String> STANDING_OFFERS = Set.of("MADE", "PARTLY_ACCEPTED", "ACCEPTED");

    private final ObjectNode exchange;
    private final Map<String, Org> orgs;
    private final Org reporting;
    private final List<Transaction> transactions = new ArrayList<>();

    ExchangeMoney(ObjectNode exchange, Map<String, Org> orgs, Org reporting) {
        this.exchange = exchange;
        this.orgs = orgs;
        this.reporting = reporting;
    }

    static boolean isMoney(JsonNode entry) {
        return entry.at("/aid/kind").stringValue().equals("FUNDS");
    }

    static Money value(JsonNode entry, JsonNode quantity) {
        return new Money(quantity.longValue(), entry.at("/aid/currency").stringValue());
    }

    static String text(Money value) {
        var digits = Math.max(0, Currency.getInstance(value.currency()).getDefaultFractionDigits());
        return BigDecimal.valueOf(value.minorUnits(), digits).toPlainString() + " " + value.currency();
    }

    List<Transaction> transactions() {
        exchange.get("offers").valueStream().filter(ExchangeMoney::isMoney).forEach(this::pledged);
        exchange.get("commitments").forEach(this::committed);
        exchange.get("fundings").forEach(this::funded);
        return List.copyOf(transactions);
    }

    private void pledged(JsonNode offer) {
        if (STANDING_OFFERS.contains(offer.get("standing").stringValue()) && offer.path("quantity").isNumber()) {
            var receiver = org(offer.path("to"));
            add(isReporting(receiver) ? Transaction.INCOMING_PLEDGE : Transaction.OUTGOING_PLEDGE,
                    offer.get("on"), value(offer, offer.get("quantity")), "Offered.", org(offer.get("from")), receiver);
        }
    }

    private void committed(JsonNode line) {
        var giver = org(line.get("from"));
        var receiver = org(line.get("to"));
        if (isMoney(line)) {
            var isIncoming = isReporting(receiver);
            add(isIncoming ? Transaction.INCOMING_COMMITMENT : Transaction.OUTGOING_COMMITMENT,
                    line.get("on"), value(line, line.at("/balance/accepted")), "Accepted.", giver, receiver);
            for (var consignment : line.get("consignments")) {
                moved(line, consignment, isIncoming, giver, receiver);
            }
        }
        var account = line.path("account");
        if (account.path("cost").path("minorUnits").isNumber()) {
            add(Transaction.EXPENDITURE, account.get("on"), money(account.get("cost")),
                    "The cost that the account of this line gives: " + account.get("state").stringValue() + ".",
                    receiver, null);
        }
    }

    private void moved(
            JsonNode line, JsonNode consignment, boolean isIncoming, @Nullable Org giver, @Nullable Org receiver) {
        if (isIncoming) {
            consignment.get("receipts").valueStream()
                    .filter(receipt -> receipt.path("good").isNumber())
                    .forEach(receipt -> add(Transaction.INCOMING_FUNDS, receipt.get("on"),
                            value(line, receipt.get("good")), "Received.", giver, receiver));
        } else if (!consignment.path("refused").isString()) {
            add(Transaction.DISBURSEMENT, consignment.get("on"), value(line, consignment.get("quantity")),
                    "Dispatched.", giver, receiver);
        }
    }

    private void funded(JsonNode funding) {
        var by = org(funding.get("participant"));
        var programme = " Programme: " + funding.get("programme").stringValue() + ".";
        if (funding.path("drawn").isObject()) {
            add(Transaction.INCOMING_FUNDS, funding.path("drawnOn"), money(funding.get("drawn")),
                    "Drawn." + programme, null, by);
        }
        if (funding.path("used").isObject()) {
            add(Transaction.EXPENDITURE, funding.path("accountedOn"), money(funding.get("used")),
                    "Used, as accounted for." + programme, by, null);
        }
    }

    private void add(
            int type, JsonNode on, Money value, String description, @Nullable Org provider, @Nullable Org receiver) {
        IatiRecord.day(on).ifPresent(day -> transactions.add(
                new Transaction(type, day, value, description, provider, receiver)));
    }

    private static Money money(JsonNode amount) {
        return new Money(amount.get("minorUnits").longValue(), amount.get("currency").stringValue());
    }

    private @Nullable Org org(JsonNode participant) {
        return orgs.get(participant.asString(""));
    }

    private boolean isReporting(@Nullable Org org) {
        return reporting.equals(org);
    }
}
