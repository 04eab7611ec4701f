package city.hansa.query.exchange;

import city.hansa.api.Recorded;
import city.hansa.api.exchange.BoardEntry.Who;
import city.hansa.api.exchange.ExchangeEvent;
import city.hansa.api.exchange.ExchangeEvent.AccountSubmitted;
import city.hansa.api.exchange.ExchangeEvent.OfferAccepted;
import city.hansa.api.exchange.ExchangeEvent.OfferMade;
import city.hansa.api.exchange.ExchangeLedger;
import city.hansa.api.exchange.ExchangeLedger.Broken;
import city.hansa.api.exchange.ExchangeLedger.Step;
import city.hansa.api.exchange.ExchangeLedger.What;
import city.hansa.api.exchange.LineBalance;
import city.hansa.api.exchange.LineBalance.Law;
import city.hansa.api.exchange.Participant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A line of the ledger while it is written: whatever was recorded is taken, and the law asked afterwards. */
final class OpenLine {

    private final OfferMade made;
    private final OfferAccepted accepted;
    private final List<Step> steps = new ArrayList<>();
    private LineBalance balance;
    private @Nullable AccountSubmitted account;
    private @Nullable Broken broken;

    OpenLine(OfferMade made, OfferAccepted accepted) {
        this.made = made;
        this.accepted = accepted;
        this.balance = LineBalance.accepted(made.quantity(), accepted.quantity());
    }

    LineBalance balance() {
        return balance;
    }

    boolean isOf(OfferMade offer) {
        return made.offer().equals(offer.offer());
    }

    /** The account that stands; null while none does. */
    void account(@Nullable AccountSubmitted submitted) {
        account = submitted;
    }

    /** Whether the law holds still, and would not any more. */
    boolean wouldBreakBy(UnaryOperator<LineBalance> change) {
        return balance.holds() && !change.apply(balance).holds();
    }

    void step(Recorded<ExchangeEvent> fact, What what, @Nullable Long quantity, UnaryOperator<LineBalance> change) {
        balance = change.apply(balance);
        var breaches = breaches();
        if (broken == null && !breaches.isEmpty()) {
            broken = new Broken(fact.eventId(), fact.position(), breaches);
        }
        steps.add(new Step(fact.eventId(), fact.position(), what, quantity, fact.effective(), balance,
                breaches.isEmpty() ? null : breaches));
    }

    ExchangeLedger.Line shown(List<Participant> participants) {
        return new ExchangeLedger.Line(accepted.commitment(), made.offer(), accepted.need(),
                Who.of(made.from(), participants), Who.of(accepted.to(), participants), made.aid(), broken == null,
                broken, balance, List.copyOf(steps));
    }

    private Map<Law, Long> breaches() {
        var breaches = new LinkedHashMap<>(balance.breaches());
        if (account != null) {
            var otherwise = Math.abs(account.used() - balance.distributed())
                    + Math.abs(account.returned() - balance.returned())
                    + Math.abs(account.lost() - balance.lost());
            if (otherwise > 0) {
                breaches.put(Law.ACCOUNT_AS_MOVED, otherwise);
            }
        }
        return breaches;
    }
}
