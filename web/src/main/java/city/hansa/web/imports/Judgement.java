package city.hansa.web.imports;

import static city.hansa.web.imports.Verdict.Answer.REFUSED;

import city.hansa.api.date.Edtf;
import city.hansa.api.partnership.PartnershipRejection;
import city.hansa.api.partnership.PartnershipStanding;
import city.hansa.api.view.ViewQuery.PartnershipFound;
import city.hansa.web.imports.Row.OfPartnership;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether what a line says is there already, in the register or by a line before it, and in a dry run whether it would be
 * taken. Safe for threads that judge lines of different lanes.
 */
final class Judgement {

    private static final int REMEMBERED = 100_000;

    /** What a line of this file brought; in a dry run it has no id. */
    private record Brought(@Nullable UUID id, Edtf day, boolean isOpen) {}

    /** By the last lines: the views need not have come so far. */
    private final Map<Case.Lane, Brought> ofThisFile = Collections.synchronizedMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Case.Lane, Brought> eldest) {
            return size() > REMEMBERED;
        }
    });

    void ofCity(Case one) {
        var city = one.cities.getFirst();
        var id = city.id();
        var wasHere = id != null && !city.changed();
        // The first line that names a new city brings it, and those after it find it.
        one.judge(wasHere || city.isNamedAgain()
                ? Verdict.alreadyThere(id, "")
                : Verdict.taken(id, ""));
    }

    /** Judges it where the register has it. What else is open there may be this line's own, taken in part. */
    void byRegister(Map<Set<UUID>, List<PartnershipFound>> there, Case one, OfPartnership row) {
        periods(there, one, row)
                .filter(period -> isSame(period, row))
                .findFirst()
                .ifPresent(same -> one.judge(Verdict.alreadyThere(same.id(), "")));
    }

    /** Judges a line that is not given, or was refused, by another partnership that is open. */
    void byAnother(Map<Set<UUID>, List<PartnershipFound>> there, Case one) {
        if (!(one.row instanceof OfPartnership row)) {
            return;
        }
        var periods = periods(there, one, row).toList();
        var open = periods.stream().filter(period -> !isFinal(period)).reduce((_, last) -> last);
        var same = periods.stream().filter(period -> isSame(period, row)).findFirst();
        if (same.isPresent()) {
            one.judge(Verdict.alreadyThere(same.get().id(), ""));
        } else if (open.isPresent() && isOpenToday(periods, open.get()) && !isBegun(open.get(), row, one)) {
            one.judge(refused(open.get()));
        }
    }

    private static Stream<PartnershipFound> periods(
            Map<Set<UUID>, List<PartnershipFound>> there, Case one, OfPartnership row) {
        return there.getOrDefault(one.lane(row).cities(), List.of()).stream()
                .filter(period -> period.kind().equals(row.kind().name()));
    }

    /** Whether it may be this line itself, taken in part, which to give it would complete. */
    private static boolean isBegun(PartnershipFound open, OfPartnership row, Case one) {
        return one.isOpen()
                && open.standing().equals(PartnershipStanding.PROPOSED.name())
                && row.day().equals(open.from());
    }

    private static boolean isOpenToday(List<PartnershipFound> periods, PartnershipFound open) {
        return periods.stream().noneMatch(other -> other.id().equals(open.id()) && isFinal(other));
    }

    /** Judges it where a line before it has decided. */
    void byFile(Case one, OfPartnership row) {
        var before = ofThisFile.get(one.lane(row));
        if (before == null) {
            return;
        }
        if (before.day.equals(row.day())) {
            one.judge(Verdict.alreadyThere(before.id, "By a line before it."));
        } else if (before.isOpen) {
            one.judge(new Verdict(
                    REFUSED,
                    before.id,
                    PartnershipRejection.PARTNERSHIP_IS_OPEN.name(),
                    PartnershipRejection.PARTNERSHIP_IS_OPEN.rule() + " By a line before it, since " + before.day
                            + "."));
        }
    }

    /** @param id none in a dry run */
    void brought(Case one, OfPartnership row, @Nullable UUID id) {
        var isOpen = !row.standing().isFinal();
        ofThisFile.put(one.lane(row), new Brought(id, row.day(), isOpen));
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
