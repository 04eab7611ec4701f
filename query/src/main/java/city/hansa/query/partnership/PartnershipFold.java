package city.hansa.query.partnership;

import city.hansa.api.Recorded;
import city.hansa.api.date.Edtf;
import city.hansa.api.partnership.PartnershipEvent;
import city.hansa.api.partnership.PartnershipEvent.PartnershipEnteredIntoForce;
import city.hansa.api.partnership.PartnershipEvent.PartnershipFigureReported;
import city.hansa.api.partnership.PartnershipEvent.PartnershipKindChanged;
import city.hansa.api.partnership.PartnershipEvent.PartnershipProposed;
import city.hansa.api.partnership.PartnershipEvent.SinceClaimed;
import city.hansa.api.partnership.PartnershipEvent.SupportAttached;
import city.hansa.api.partnership.PartnershipPeriods;
import city.hansa.api.partnership.PartnershipStanding;
import city.hansa.api.partnership.PartnershipView;
import city.hansa.api.partnership.PartnershipView.Claim;
import city.hansa.api.partnership.PartnershipView.Counted;
import city.hansa.api.partnership.PartnershipView.Milestone;
import city.hansa.api.partnership.PartnershipView.Period;
import city.hansa.api.partnership.PartnershipView.Reported;
import city.hansa.api.partnership.PartnershipView.Support;
import city.hansa.api.partnership.Since;
import city.hansa.api.value.Theme;
import city.hansa.api.view.CityRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the register shows of a partnership. Since any fact may be told of any day, each is put among those before it and
 * what follows from all of them is derived anew: which periods there were is decided where decisions find it too.
 */
final class PartnershipFold {

    private record Subjects(List<Theme> themes, List<String> topics) {}

    static PartnershipView fold(@Nullable PartnershipView before, Recorded<PartnershipEvent> recorded) {
        var milestones = new ArrayList<Milestone>(before == null ? List.of() : before.milestones());
        milestones.add(PartnershipFacts.shown(recorded));
        milestones.sort(PartnershipFacts.BY_DAY);
        var history = PartnershipFacts.told(milestones);
        var periods = PartnershipPeriods.of(history);
        var shown = periods(history, periods);
        return new PartnershipView(
                recorded.event().partnershipId(),
                shown,
                counted(history, began(periods.periods(), periods.periods().size() - 1)),
                claims(history),
                periods.term(),
                periods.terms(),
                supports(history),
                figures(history),
                milestones);
    }

    private static List<Period> periods(List<Recorded<PartnershipEvent>> history, PartnershipPeriods all) {
        var framework = ((PartnershipProposed) history.getFirst().event()).framework();
        var shown = new ArrayList<Period>();
        // Most periods are of one kind, and all of a kind count from the same acts.
        var counted = new HashMap<Edtf, Optional<Since>>();
        for (var n = 0; n < all.periods().size(); n++) {
            var period = all.periods().get(n);
            var subjects = subjects(history, all.periods().subList(0, n + 1));
            var since = counted.computeIfAbsent(began(all.periods(), n), began -> Since.byDefault(history, began));
            shown.add(new Period(
                    period.kind(),
                    period.standing(),
                    period.scope(),
                    period.span().from(),
                    period.span().until(),
                    period.parties().stream().map(CityRef::new).toList(),
                    subjects.themes(),
                    subjects.topics(),
                    framework,
                    period.standing() == PartnershipStanding.PROPOSED
                            ? null
                            : since.map(PartnershipFold::shown).orElse(null),
                    period.cause().eventId()));
        }
        return shown;
    }

    /** The day, as told, from which the period's kind was in force, or the period's own where it never was. */
    private static Edtf began(List<PartnershipPeriods.Period> periods, int number) {
        var kind = periods.get(number).kind();
        var began = told(periods.get(number));
        for (var n = number; n >= 0 && periods.get(n).kind() == kind; n--) {
            if (periods.get(n).standing() != PartnershipStanding.PROPOSED) {
                began = told(periods.get(n));
            }
        }
        return began;
    }

    private static Edtf told(PartnershipPeriods.Period period) {
        var cause = period.cause();
        return cause.event() instanceof PartnershipEnteredIntoForce entered ? entered.basisDate() : cause.effective();
    }

    /** What it was about in the last of these periods: as proposed, or as the last change of its kind said. */
    private static Subjects subjects(
            List<Recorded<PartnershipEvent>> history, List<PartnershipPeriods.Period> until) {
        var first = (PartnershipProposed) history.getFirst().event();
        return until.reversed().stream()
                .map(period -> period.cause().event())
                .filter(PartnershipKindChanged.class::isInstance)
                .map(PartnershipKindChanged.class::cast)
                .map(changed -> new Subjects(changed.themes(), changed.topics()))
                .findFirst()
                .orElse(new Subjects(first.themes(), first.topics()));
    }

    private static city.hansa.api.view.Since shown(Since since) {
        return city.hansa.api.view.Since.by(since.rule().name(), since.edtf());
    }

    private static List<Counted> counted(List<Recorded<PartnershipEvent>> history, Edtf began) {
        return Since.all(history, began).stream()
                .map(since -> new Counted(since.rule(), since.city(), since.edtf(), since.earliest(), since.latest()))
                .toList();
    }

    private static List<Claim> claims(List<Recorded<PartnershipEvent>> history) {
        var claims = new ArrayList<Claim>();
        for (var fact : history) {
            if (fact.event() instanceof SinceClaimed(_, var claimant, var city, var since)) {
                claims.add(new Claim(claimant, city, since, fact.eventId(), fact.envelope().source()));
            }
        }
        return claims;
    }

    private static List<Support> supports(List<Recorded<PartnershipEvent>> history) {
        var supports = new ArrayList<Support>();
        for (var fact : history) {
            if (fact.event() instanceof SupportAttached attached) {
                supports.add(new Support(
                        attached.organisation(), attached.role(), attached.programme(), fact.effective()));
            }
        }
        return supports;
    }

    private static List<Reported> figures(List<Recorded<PartnershipEvent>> history) {
        var figures = new ArrayList<Reported>();
        for (var fact : history) {
            if (fact.event() instanceof PartnershipFigureReported(_, var figure)) {
                figures.add(new Reported(figure, fact.effective(), fact.envelope().source()));
            }
        }
        return figures;
    }

    private PartnershipFold() {}
}
