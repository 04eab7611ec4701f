package city.hansa.web.imports;

import static city.hansa.web.imports.Verdict.Answer.REFUSED;

import city.hansa.api.date.Edtf;
import city.hansa.api.partnership.PartnershipRejection;
import city.hansa.api.partnership.PartnershipStanding;
import city.hansa.api.view.ViewQuery.PartnershipFound;
import city.hansa.web.imports.Row.OfPartnership;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Whether what a line says is there already, and in a dry run whether it would be taken. Used by one thread at a time. */
final class Judgement {

    private static final int REMEMBERED = 100_000;

    private final boolean isDryRun;

    /** In a dry run, since when the last lines would have what partnerships. */
    private final Map<Case.Lane, Edtf> ofThisFile = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Case.Lane, Edtf> eldest) {
            return size() > REMEMBERED;
        }
    };

    Judgement(boolean isDryRun) {
        this.isDryRun = isDryRun;
    }

    void ofCity(Case one) {
        var city = one.cities.getFirst();
        var id = city.id();
        var wasHere = id != null && !city.changed();
        // In a dry run the first line that names a city would bring it, and those after it would find it.
        one.judge(wasHere || city.isNamedAgain()
                ? Verdict.alreadyThere(id, "")
                : Verdict.taken(id, ""));
    }

    void byRegister(Map<Set<UUID>, List<PartnershipFound>> there, Case one, OfPartnership row) {
        var lane = one.lane(row);
        var periods = there.getOrDefault(lane.cities(), List.of()).stream()
                .filter(period -> period.kind().equals(row.kind().name()))
                .toList();
        var same = periods.stream().filter(period -> isSame(period, row)).findFirst();
        var open = periods.stream().filter(period -> !isFinal(period)).reduce((_, last) -> last);
        if (same.isPresent()) {
            one.judge(Verdict.alreadyThere(same.get().id(), ""));
        } else if (open.isPresent() && isOpenToday(periods, open.get())) {
            one.judge(refused(open.get()));
        } else if (isDryRun) {
            byFile(one, row, lane);
        }
    }

    private static boolean isOpenToday(List<PartnershipFound> periods, PartnershipFound open) {
        return periods.stream().noneMatch(other -> other.id().equals(open.id()) && isFinal(other));
    }

    private void byFile(Case one, OfPartnership row, Case.Lane lane) {
        var day = row.since() == null ? row.from() : row.since();
        var before = ofThisFile.putIfAbsent(lane, day);
        if (before == null) {
            one.judge(Verdict.taken(null, one.registered()));
        } else if (before.equals(day)) {
            one.judge(Verdict.alreadyThere(null, "By a line before it."));
        } else {
            one.judge(Verdict.refused(new LineRefused(
                    PartnershipRejection.PARTNERSHIP_IS_OPEN, "By a line before it, since " + before + ".")));
        }
    }

    private static boolean isSame(PartnershipFound period, OfPartnership row) {
        var since = row.since();
        return since == null ? row.from().equals(period.from()) : since.equals(period.since());
    }

    private static Verdict refused(PartnershipFound open) {
        return new Verdict(REFUSED, open.id(), PartnershipRejection.PARTNERSHIP_IS_OPEN.name(),
                PartnershipRejection.PARTNERSHIP_IS_OPEN.rule() + " It is " + open.standing() + " since "
                        + (open.since() == null ? open.from() : open.since()) + ".");
    }

    private static boolean isFinal(PartnershipFound period) {
        return PartnershipStanding.valueOf(period.standing()).isFinal();
    }
}
