package city.hansa.api.partnership;

import static city.hansa.api.Examples.HAMBURG;
import static city.hansa.api.Examples.by;
import static city.hansa.api.Examples.event;
import static city.hansa.api.partnership.PartnershipExamples.PARTNERSHIP;
import static city.hansa.api.partnership.PartnershipExamples.accepted;
import static city.hansa.api.partnership.PartnershipExamples.proposed;
import static city.hansa.api.partnership.PartnershipExamples.resting;
import static city.hansa.api.partnership.PartnershipExamples.terminated;
import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.api.Recorded;
import city.hansa.api.partnership.PartnershipEvent.PartnershipPutDormant;
import city.hansa.api.partnership.PartnershipEvent.PartnershipResumed;
import city.hansa.api.partnership.PartnershipEvent.Scope;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Whether vague turns leave room for each other, held against a search through every order of them. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PartnershipOrderTest {

    private static final int TURNS_AT_MOST = 4;

    private static final List<String> DAYS = List.of("2022", "2022-02", "2022-03", "2022-21", "[2022-01,2022-03-15]");
    private static final List<PartnershipEvent> TURNS =
            List.of(resting(Scope.ALL), new PartnershipResumed(PARTNERSHIP, true, null), terminated());

    @Test
    void turns_contradict_each_other_only_if_no_order_of_them_is_possible() {
        assertThat(different(List.of())).isEmpty();
    }

    /** The histories, up to the longest, that the walk and the search do not agree on. */
    private static List<List<Recorded<PartnershipEvent>>> different(List<Recorded<PartnershipEvent>> turns) {
        var found = new ArrayList<List<Recorded<PartnershipEvent>>>();
        if (isContradiction(turns) == isPossible(turns, PartnershipStanding.IN_FORCE, LocalDate.MIN)) {
            found.add(turns);
        }
        if (turns.size() < TURNS_AT_MOST) {
            for (var day : DAYS) {
                TURNS.forEach(turn -> found.addAll(different(with(turns, recorded(2 + turns.size(), day, turn)))));
            }
        }
        return found;
    }

    private static boolean isContradiction(List<Recorded<PartnershipEvent>> turns) {
        var history = new ArrayList<Recorded<PartnershipEvent>>();
        history.add(recorded(0, "2000", proposed()));
        history.add(recorded(1, "2001", accepted("2001")));
        history.addAll(turns);
        return PartnershipPeriods.of(history).contradiction().isPresent();
    }

    /** Tries every one as the next; says nothing about how the walk decides. */
    private static boolean isPossible(
            List<Recorded<PartnershipEvent>> turns, PartnershipStanding standing, LocalDate notBefore) {
        return turns.isEmpty()
                || turns.stream().anyMatch(next -> {
                    var isInTime = !next.effective().latest().isBefore(notBefore);
                    var earliest = next.effective().earliest();
                    var day = earliest.isBefore(notBefore) ? notBefore : earliest;
                    return isInTime
                            && mayFollow(next.event(), standing)
                            && isPossible(without(turns, next), after(next.event()), day);
                });
    }

    private static boolean mayFollow(PartnershipEvent turn, PartnershipStanding standing) {
        if (turn instanceof PartnershipPutDormant) {
            return standing == PartnershipStanding.IN_FORCE;
        }
        return turn instanceof PartnershipResumed ? standing == PartnershipStanding.DORMANT : standing.inBeing();
    }

    private static PartnershipStanding after(PartnershipEvent turn) {
        if (turn instanceof PartnershipPutDormant) {
            return PartnershipStanding.DORMANT;
        }
        return turn instanceof PartnershipResumed ? PartnershipStanding.IN_FORCE : PartnershipStanding.TERMINATED;
    }

    private static List<Recorded<PartnershipEvent>> with(
            List<Recorded<PartnershipEvent>> turns, Recorded<PartnershipEvent> one) {
        var more = new ArrayList<>(turns);
        more.add(one);
        return more;
    }

    private static List<Recorded<PartnershipEvent>> without(
            List<Recorded<PartnershipEvent>> turns, Recorded<PartnershipEvent> one) {
        return turns.stream().filter(turn -> !turn.equals(one)).toList();
    }

    private static Recorded<PartnershipEvent> recorded(int n, String day, PartnershipEvent event) {
        return new Recorded<>(n, n, event(n), Instant.EPOCH.plusSeconds(n), by(HAMBURG, day), event);
    }
}
