package city.hansa.api.partnership;

import city.hansa.api.date.Edtf;
import city.hansa.api.date.Span;
import city.hansa.api.partnership.PartnershipEvent.PartyJoined;
import city.hansa.api.partnership.PartnershipEvent.PartyWithdrew;
import city.hansa.api.partnership.PartnershipPeriods.Period;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The periods of a walk, none beginning on a day that their order excludes: whatever was first among the vague turns
 * between them, a partnership rests, resumes and is converted after it has entered into force and before it ends.
 *
 * <p>Its parties may come and go before it is in force; but a period of both begins with the later of the two.
 */
final class PartnershipBounds {

    private final List<Period> periods;
    private final List<Edtf> begins;

    private PartnershipBounds(List<Period> periods) {
        this.periods = periods;
        begins = new ArrayList<>(periods.stream().map(period -> period.span().from()).toList());
    }

    static List<Period> narrow(List<Period> periods) {
        var bounds = new PartnershipBounds(periods);
        var first = bounds.firstInForce();
        if (first + 1 < periods.size()) {
            bounds.narrowFirst(first);
            bounds.narrowByFirst(first);
            if (!periods.getLast().standing().inBeing()) {
                bounds.narrowByEnd(first);
            }
        }
        return bounds.narrowed();
    }

    /** The first period that is no proposal; as many as there are where each is one. */
    private int firstInForce() {
        var first = 0;
        while (first < periods.size() && periods.get(first).standing() == PartnershipStanding.PROPOSED) {
            first++;
        }
        return first;
    }

    private void narrowFirst(int first) {
        for (var n = first + 1; n < periods.size(); n++) {
            if (!changesParties(n)) {
                begins.set(first, begins.get(first).within(Edtf.BEGINNING, begins.get(n).latest()));
            }
        }
    }

    private void narrowByFirst(int first) {
        var entry = begins.get(first);
        for (var n = first + 1; n < periods.size(); n++) {
            begins.set(
                    n,
                    changesParties(n)
                            ? begins.get(n).later(entry)
                            : begins.get(n).within(entry.earliest(), Edtf.FOREVER));
        }
    }

    private void narrowByEnd(int first) {
        var last = periods.size() - 1;
        var before = begins.subList(first, last);
        var earliest = before.stream().map(Edtf::earliest).max(LocalDate::compareTo).orElseThrow();
        var end = begins.get(last).within(earliest, Edtf.FOREVER);
        begins.set(last, end);
        before.replaceAll(begin -> begin.within(Edtf.BEGINNING, end.latest()));
    }

    private boolean changesParties(int n) {
        var event = periods.get(n).cause().event();
        return event instanceof PartyJoined || event instanceof PartyWithdrew;
    }

    private List<Period> narrowed() {
        var narrowed = new ArrayList<Period>();
        for (var n = 0; n < periods.size(); n++) {
            var until = n + 1 < periods.size() ? begins.get(n + 1) : null;
            narrowed.add(periods.get(n).during(new Span(begins.get(n), until)));
        }
        return narrowed;
    }
}
