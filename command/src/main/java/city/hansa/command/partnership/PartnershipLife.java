package city.hansa.command.partnership;

import city.hansa.api.CityId;
import city.hansa.api.Party;
import city.hansa.api.Recorded;
import city.hansa.api.date.Edtf;
import city.hansa.api.envelope.Envelope;
import city.hansa.api.partnership.PartnershipEvent;
import city.hansa.api.partnership.PartnershipEvent.AgreementSigned;
import city.hansa.api.partnership.PartnershipEvent.CouncilResolutionRecorded;
import city.hansa.api.partnership.PartnershipEvent.Decision;
import city.hansa.api.partnership.PartnershipEvent.PartnershipEnteredIntoForce;
import city.hansa.api.partnership.PartnershipEvent.PartnershipExpired;
import city.hansa.api.partnership.PartnershipEvent.PartnershipKindChanged;
import city.hansa.api.partnership.PartnershipEvent.PartnershipProposed;
import city.hansa.api.partnership.PartnershipEvent.PartnershipPutDormant;
import city.hansa.api.partnership.PartnershipEvent.PartnershipReaffirmed;
import city.hansa.api.partnership.PartnershipEvent.PartyJoined;
import city.hansa.api.partnership.PartnershipEvent.PartyWithdrew;
import city.hansa.api.partnership.PartnershipEvent.TermRenewed;
import city.hansa.api.partnership.PartnershipEvent.TermSet;
import city.hansa.api.partnership.PartnershipKind;
import city.hansa.api.partnership.PartnershipPeriods;
import city.hansa.api.partnership.PartnershipPeriods.Contradiction;
import city.hansa.api.partnership.PartnershipStanding;
import city.hansa.api.value.Theme;
import city.hansa.command.chronology.Repetition;
import city.hansa.command.claim.Claim;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A partnership's life so far, as decisions need it: its corrected facts, and the periods that follow from them. All of
 * it is derived when it is asked for, since a partnership's facts are few.
 */
final class PartnershipLife {

    private static final UUID NOT_YET_RECORDED = new UUID(0, 0);

    private final List<Recorded<PartnershipEvent>> history;

    private PartnershipLife(List<Recorded<PartnershipEvent>> history) {
        this.history = history;
    }

    static PartnershipLife of(List<Recorded<PartnershipEvent>> history) {
        return new PartnershipLife(List.copyOf(history));
    }

    /** A life is never changed, so that what was before a decision can be held against what is after it. */
    PartnershipLife and(Recorded<PartnershipEvent> fact) {
        var longer = new ArrayList<>(history);
        longer.add(fact);
        return new PartnershipLife(longer);
    }

    /** The life as it would be with one more fact. */
    PartnershipLife with(PartnershipEvent event, Envelope envelope) {
        var last = history.getLast();
        return and(new Recorded<>(
                last.position() + 1, last.sequence() + 1, NOT_YET_RECORDED, last.recordedAt(), envelope, event));
    }

    static boolean isRecorded(Recorded<?> fact) {
        return !fact.eventId().equals(NOT_YET_RECORDED);
    }

    /** Whether that is on record already, on the same day. */
    boolean holds(PartnershipEvent event, Edtf effective) {
        return Repetition.of(event, effective, history);
    }

    /** The first fact that the others rule out. */
    Optional<Contradiction> contradiction() {
        return periods().contradiction().or(() -> history.stream()
                .flatMap(fact -> misplaced(fact).stream())
                .findFirst());
    }

    private Optional<Contradiction> misplaced(Recorded<PartnershipEvent> fact) {
        var event = fact.event();
        var isApproval = event instanceof CouncilResolutionRecorded(_, _, var decision, _, _) && decision.isApproval();
        var isTooLate = (isApproval || event instanceof AgreementSigned) && isAfterTheEnd(fact.effective());
        var wrong = isTooLate
                || (event instanceof PartnershipReaffirmed && !may(PartnershipStanding.IN_FORCE, fact.effective()));
        if (!wrong) {
            return Optional.empty();
        }
        var period = periods().on(fact.effective());
        return Optional.of(new Contradiction(fact, period.cause(), period.standing()));
    }

    private boolean isAfterTheEnd(Edtf day) {
        var last = periods().last();
        return last.standing().isFinal() && last.span().from().latest().isBefore(day.earliest());
    }

    boolean may(PartnershipStanding standing, Edtf day) {
        return periods().may(standing, day);
    }

    PartnershipKind kind() {
        return periods().last().kind();
    }

    PartnershipKind kindOn(Edtf day) {
        return periods().on(day).kind();
    }

    List<CityId> parties() {
        return periods().last().parties();
    }

    boolean isParty(Party party) {
        return party instanceof CityId city && parties().contains(city);
    }

    List<CityId> partiesOn(Edtf day) {
        return periods().on(day).parties();
    }

    /** Whether the city is a party, or was one on that day. */
    boolean isPartyOrWas(CityId city, Edtf day) {
        return isParty(city) || partiesOn(day).contains(city);
    }

    /** Whether the city is a party or was one, and so may speak about the record's facts. */
    boolean wasParty(Party party) {
        var isFirst = events(PartnershipProposed.class)
                .anyMatch(fact -> fact.event().parties().stream().anyMatch(party::equals));
        return isFirst || events(PartyJoined.class).anyMatch(fact -> fact.event().city().equals(party));
    }

    @Nullable Edtf term() {
        return periods().term();
    }

    /** As it may have been set by that day, whatever was set later. */
    @Nullable Edtf termOn(Edtf day) {
        return PartnershipLife.of(history.stream()
                        .filter(fact -> !setsTerm(fact.event())
                                || !fact.effective().earliest().isAfter(day.latest()))
                        .toList())
                .term();
    }

    private static boolean setsTerm(PartnershipEvent event) {
        return event instanceof TermSet || event instanceof TermRenewed || event instanceof PartnershipKindChanged;
    }

    boolean hasEntered() {
        return events(PartnershipEnteredIntoForce.class).findAny().isPresent();
    }

    boolean hasEnded() {
        return periods().last().standing().isFinal();
    }

    boolean isTerminated() {
        return periods().last().standing() == PartnershipStanding.TERMINATED;
    }

    /** Whether the clock has said that the present term has passed. */
    boolean isExpired() {
        return events(PartnershipExpired.class).anyMatch(fact -> fact.event().term().equals(term()));
    }

    /** As proposed, or as the change of kind that was recorded last said. */
    List<Theme> themes() {
        return events(PartnershipKindChanged.class)
                .reduce((_, later) -> later)
                .map(fact -> fact.event().themes())
                .orElseGet(() -> proposed().themes());
    }

    List<String> topics() {
        return events(PartnershipKindChanged.class)
                .reduce((_, later) -> later)
                .map(fact -> fact.event().topics())
                .orElseGet(() -> proposed().topics());
    }

    boolean isProposedWithTermOrTheme() {
        var proposed = proposed();
        return proposed.termEnd() != null || !proposed.themes().isEmpty() || !proposed.topics().isEmpty();
    }

    private PartnershipProposed proposed() {
        return (PartnershipProposed) history.getFirst().event();
    }

    /** The party's latest decision, by its day; of two on one day, which may be a whole year, the one recorded last. */
    Optional<Decision> decision(CityId city) {
        return resolutions(city)
                .max(Comparator.<Recorded<?>, Edtf>comparing(Recorded::effective)
                        .thenComparingLong(Recorded::sequence))
                .map(fact -> fact.event().decision());
    }

    List<CityId> notApproved() {
        return parties().stream()
                .filter(city -> decision(city).filter(Decision::isApproval).isEmpty())
                .toList();
    }

    List<CityId> notSigned() {
        return parties().stream().filter(city -> signings(city).findAny().isEmpty()).toList();
    }

    Optional<Edtf> firstApproval(CityId city) {
        return resolutions(city)
                .filter(fact -> fact.event().decision().isApproval())
                .map(Recorded::effective)
                .min(Comparator.naturalOrder());
    }

    Optional<Edtf> firstSigning(CityId city) {
        return signings(city).map(Recorded::effective).min(Comparator.naturalOrder());
    }

    /** The days on which the parties changed. */
    Stream<Edtf> partyChanges() {
        return Stream.concat(events(PartyJoined.class), events(PartyWithdrew.class)).map(Recorded::effective);
    }

    Optional<Edtf> firstTerm() {
        return events(TermSet.class).map(Recorded::effective).min(Comparator.naturalOrder());
    }

    /** On whose behalf the dormancy that may hold on that day was declared. */
    Optional<Party> whoPutItDormant(Edtf day) {
        return periods().periods().reversed().stream()
                .filter(period -> period.standing() == PartnershipStanding.DORMANT && period.mayHold(day))
                .filter(period -> period.cause().event() instanceof PartnershipPutDormant)
                .findFirst()
                .map(period -> period.cause().envelope().party());
    }

    /** What nobody else may hold while this is open; nothing when it is not. */
    Set<Claim> claimed() {
        var last = periods().last();
        var isOver = last.standing().isFinal() || (last.standing() == PartnershipStanding.EXPIRED && isExpired());
        return isOver ? Set.of() : Set.of(Claim.always(last.kind().claimed(last.parties())));
    }

    private Stream<Recorded<CouncilResolutionRecorded>> resolutions(CityId city) {
        return events(CouncilResolutionRecorded.class).filter(fact -> fact.event().city().equals(city));
    }

    private Stream<Recorded<AgreementSigned>> signings(CityId city) {
        return events(AgreementSigned.class).filter(fact -> fact.event().signatories().contains(city));
    }

    private <E extends PartnershipEvent> Stream<Recorded<E>> events(Class<E> type) {
        return history.stream()
                .filter(fact -> type.isInstance(fact.event()))
                .map(fact -> fact.with(type.cast(fact.event()), fact.envelope()));
    }

    private PartnershipPeriods periods() {
        return PartnershipPeriods.of(history);
    }
}
