package city.hansa.api.partnership;

import city.hansa.api.CityId;
import city.hansa.api.Recorded;
import city.hansa.api.date.Edtf;
import city.hansa.api.partnership.PartnershipEvent.AgreementSigned;
import city.hansa.api.partnership.PartnershipEvent.CouncilResolutionRecorded;
import city.hansa.api.partnership.PartnershipEvent.Decision;
import city.hansa.api.partnership.PartnershipEvent.PartnershipEnteredIntoForce;
import city.hansa.api.partnership.PartnershipEvent.PartnershipKindChanged;
import city.hansa.api.partnership.PartnershipEvent.SinceClaimed;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Since when a partnership counts, by a named rule.
 *
 * <p>Each of a partnership's kinds counts from its own acts. To change the kind is an act of signing; a signing belongs
 * to the last kind that had begun by then, a resolution to the first kind that had not begun before.
 *
 * @param city whose claim it is, for {@link SinceRule#PARTY_CLAIM} alone
 */
public record Since(SinceRule rule, @Nullable CityId city, Edtf edtf) {

    public LocalDate earliest() {
        return edtf.earliest();
    }

    public LocalDate latest() {
        return edtf.latest();
    }

    /** The acts by which a partnership's kinds begin, in the order of their days. */
    private record Acts(List<Edtf> resolutions, List<Edtf> signings, Optional<Edtf> beginning) {

        static List<Acts> ofEachKind(List<Recorded<PartnershipEvent>> history) {
            var beginnings = new ArrayList<>(days(history, Since::beginning));
            if (beginnings.isEmpty()) {
                return List.of(new Acts(
                        days(history, Since::resolution), days(history, Since::signing), Optional.empty()));
            }
            var kinds = new ArrayList<Acts>();
            for (var kind = 0; kind < beginnings.size(); kind++) {
                kinds.add(new Acts(new ArrayList<>(), new ArrayList<>(), Optional.of(beginnings.get(kind))));
            }
            var conversions = days(history, Since::conversion);
            conversions.forEach(day -> kinds.get(beginnings.lastIndexOf(day)).signings.add(day));
            days(history, Since::signing).forEach(day -> kinds.get(lastBegun(beginnings, day)).signings.add(day));
            days(history, Since::resolution).forEach(day -> kinds.get(firstToBegin(beginnings, day)).resolutions.add(day));
            return kinds;
        }

        private static int lastBegun(List<Edtf> beginnings, Edtf day) {
            var kind = beginnings.size() - 1;
            while (kind > 0 && beginnings.get(kind).compareTo(day) > 0) {
                kind--;
            }
            return kind;
        }

        private static int firstToBegin(List<Edtf> beginnings, Edtf day) {
            var kind = 0;
            while (kind < beginnings.size() - 1 && beginnings.get(kind).compareTo(day) < 0) {
                kind++;
            }
            return kind;
        }

        Optional<Edtf> by(SinceRule rule) {
            return switch (rule) {
                case FIRST_RESOLUTION -> resolutions.stream().min(Comparator.naturalOrder());
                case LAST_RESOLUTION -> resolutions.stream().max(Comparator.naturalOrder());
                case FIRST_SIGNING -> signings.stream().min(Comparator.naturalOrder());
                case LAST_SIGNING -> signings.stream().max(Comparator.naturalOrder());
                case ENTRY_INTO_FORCE -> beginning;
                case PARTY_CLAIM -> Optional.empty();
            };
        }
    }

    /**
     * By every rule that has an answer, in the order of the rules; for the kind whose period began with that fact or
     * before it.
     */
    public static List<Since> all(List<Recorded<PartnershipEvent>> history, Edtf kindBegan) {
        var acts = acts(history, kindBegan);
        var all = new ArrayList<Since>();
        for (var rule : SinceRule.values()) {
            acts.by(rule).ifPresent(day -> all.add(new Since(rule, null, day)));
            if (rule == SinceRule.PARTY_CLAIM) {
                claims(history).forEach((city, day) -> all.add(new Since(rule, city, day)));
            }
        }
        return all;
    }

    /** By the default rule; empty while nothing was signed and nothing is in force. */
    public static Optional<Since> byDefault(List<Recorded<PartnershipEvent>> history, Edtf kindBegan) {
        var acts = acts(history, kindBegan);
        return Stream.of(SinceRule.FIRST_SIGNING, SinceRule.ENTRY_INTO_FORCE)
                .flatMap(rule -> acts.by(rule).map(day -> new Since(rule, null, day)).stream())
                .findFirst();
    }

    private static Acts acts(List<Recorded<PartnershipEvent>> history, Edtf kindBegan) {
        return Acts.ofEachKind(history).reversed().stream()
                .filter(acts -> acts.beginning().filter(day -> day.compareTo(kindBegan) <= 0).isPresent())
                .findFirst()
                .orElseGet(() -> Acts.ofEachKind(history).getFirst());
    }

    /** The last claim of each party. */
    private static Map<CityId, Edtf> claims(List<Recorded<PartnershipEvent>> history) {
        var claims = new LinkedHashMap<CityId, Edtf>();
        for (var fact : history) {
            if (fact.event() instanceof SinceClaimed(_, _, var city, var since) && city != null) {
                claims.put(city, since);
            }
        }
        return claims;
    }

    private static Optional<Edtf> beginning(Recorded<PartnershipEvent> fact) {
        return fact.event() instanceof PartnershipEnteredIntoForce entered
                ? Optional.of(entered.basisDate())
                : conversion(fact);
    }

    private static Optional<Edtf> conversion(Recorded<PartnershipEvent> fact) {
        return fact.event() instanceof PartnershipKindChanged ? Optional.of(fact.effective()) : Optional.empty();
    }

    private static Optional<Edtf> signing(Recorded<PartnershipEvent> fact) {
        return fact.event() instanceof AgreementSigned ? Optional.of(fact.effective()) : Optional.empty();
    }

    private static Optional<Edtf> resolution(Recorded<PartnershipEvent> fact) {
        return fact.event() instanceof CouncilResolutionRecorded(_, _, var decision, _, _)
                        && decision == Decision.APPROVED
                ? Optional.of(fact.effective())
                : Optional.empty();
    }

    private interface Day {
        Optional<Edtf> of(Recorded<PartnershipEvent> fact);
    }

    private static List<Edtf> days(List<Recorded<PartnershipEvent>> history, Day day) {
        return history.stream().flatMap(fact -> day.of(fact).stream()).sorted().toList();
    }
}
