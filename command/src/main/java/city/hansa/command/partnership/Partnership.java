package city.hansa.command.partnership;

import static city.hansa.api.CommandRejected.require;
import static city.hansa.api.partnership.PartnershipRejection.ALREADY_DORMANT;
import static city.hansa.api.partnership.PartnershipRejection.CITY_DID_NOT_EXIST;
import static city.hansa.api.partnership.PartnershipRejection.CITY_IS_NO_PARTY;
import static city.hansa.api.partnership.PartnershipRejection.DORMANCY_HAS_A_BEGINNING;
import static city.hansa.api.partnership.PartnershipRejection.KIND_HAS_NO_TERM;
import static city.hansa.api.partnership.PartnershipRejection.LATER_FACTS_STAND;
import static city.hansa.api.partnership.PartnershipRejection.NOT_A_PARTY;
import static city.hansa.api.partnership.PartnershipRejection.NOT_DORMANT;
import static city.hansa.api.partnership.PartnershipRejection.NOT_EVERY_PARTY_APPROVED;
import static city.hansa.api.partnership.PartnershipRejection.NOT_EVERY_PARTY_SIGNED;
import static city.hansa.api.partnership.PartnershipRejection.NOT_IN_FORCE;
import static city.hansa.api.partnership.PartnershipRejection.NO_SUCH_CITY;
import static city.hansa.api.partnership.PartnershipRejection.NO_TERM_TO_RENEW;
import static city.hansa.api.partnership.PartnershipRejection.ONLY_ITSELF_WITHDRAWS;
import static city.hansa.api.partnership.PartnershipRejection.ONLY_WHO_PUT_IT_DORMANT;
import static city.hansa.api.partnership.PartnershipRejection.PARTNERSHIP_HAS_ENDED;
import static city.hansa.api.partnership.PartnershipRejection.PARTNERSHIP_IS_OPEN;
import static city.hansa.api.partnership.PartnershipRejection.PROJECT_NEEDS_A_THEME;
import static city.hansa.api.partnership.PartnershipRejection.RENEWAL_EXTENDS;
import static city.hansa.api.partnership.PartnershipRejection.TERM_ENDS_TOO_EARLY;
import static city.hansa.api.partnership.PartnershipRejection.TERM_OR_THEME_NEEDED;
import static city.hansa.api.partnership.PartnershipRejection.TWO_DISTINCT_PARTIES;
import static city.hansa.api.partnership.PartnershipRejection.TWO_PARTIES_STAY;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import city.hansa.api.CityId;
import city.hansa.api.CommandRejected;
import city.hansa.api.NetworkId;
import city.hansa.api.PartnershipId;
import city.hansa.api.Party;
import city.hansa.api.Reason;
import city.hansa.api.Recorded;
import city.hansa.api.Subject;
import city.hansa.api.date.Edtf;
import city.hansa.api.envelope.Actor;
import city.hansa.api.envelope.Envelope;
import city.hansa.api.fact.FactEvent;
import city.hansa.api.partnership.PartnershipCommand.AddParty;
import city.hansa.api.partnership.PartnershipCommand.AttachSupport;
import city.hansa.api.partnership.PartnershipCommand.Basis;
import city.hansa.api.partnership.PartnershipCommand.ClaimSince;
import city.hansa.api.partnership.PartnershipCommand.ConvertKind;
import city.hansa.api.partnership.PartnershipCommand.ProposePartnership;
import city.hansa.api.partnership.PartnershipCommand.PutDormant;
import city.hansa.api.partnership.PartnershipCommand.ReaffirmPartnership;
import city.hansa.api.partnership.PartnershipCommand.RecordCouncilResolution;
import city.hansa.api.partnership.PartnershipCommand.RecordEntryIntoForce;
import city.hansa.api.partnership.PartnershipCommand.RecordMilestone;
import city.hansa.api.partnership.PartnershipCommand.RenewTerm;
import city.hansa.api.partnership.PartnershipCommand.ReportPartnershipFigure;
import city.hansa.api.partnership.PartnershipCommand.ResumePartnership;
import city.hansa.api.partnership.PartnershipCommand.SetTerm;
import city.hansa.api.partnership.PartnershipCommand.SignAgreement;
import city.hansa.api.partnership.PartnershipCommand.TerminatePartnership;
import city.hansa.api.partnership.PartnershipCommand.WithdrawParty;
import city.hansa.api.partnership.PartnershipEvent;
import city.hansa.api.partnership.PartnershipEvent.AgreementSigned;
import city.hansa.api.partnership.PartnershipEvent.CouncilResolutionRecorded;
import city.hansa.api.partnership.PartnershipEvent.Decision;
import city.hansa.api.partnership.PartnershipEvent.EntryRule;
import city.hansa.api.partnership.PartnershipEvent.MilestoneRecorded;
import city.hansa.api.partnership.PartnershipEvent.PartnershipDeclined;
import city.hansa.api.partnership.PartnershipEvent.PartnershipEnteredIntoForce;
import city.hansa.api.partnership.PartnershipEvent.PartnershipExpired;
import city.hansa.api.partnership.PartnershipEvent.PartnershipFigureReported;
import city.hansa.api.partnership.PartnershipEvent.PartnershipKindChanged;
import city.hansa.api.partnership.PartnershipEvent.PartnershipProposed;
import city.hansa.api.partnership.PartnershipEvent.PartnershipPutDormant;
import city.hansa.api.partnership.PartnershipEvent.PartnershipReaffirmed;
import city.hansa.api.partnership.PartnershipEvent.PartnershipResumed;
import city.hansa.api.partnership.PartnershipEvent.PartnershipTerminated;
import city.hansa.api.partnership.PartnershipEvent.PartyJoined;
import city.hansa.api.partnership.PartnershipEvent.PartyWithdrew;
import city.hansa.api.partnership.PartnershipEvent.SinceClaimed;
import city.hansa.api.partnership.PartnershipEvent.SupportAttached;
import city.hansa.api.partnership.PartnershipEvent.TermRenewed;
import city.hansa.api.partnership.PartnershipEvent.TermSet;
import city.hansa.api.partnership.PartnershipStanding;
import city.hansa.command.claim.Claim;
import city.hansa.command.claim.Claims;
import city.hansa.command.fact.Correctable;
import city.hansa.command.fact.Facts;
import city.hansa.command.registry.Cities;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.deadline.annotation.DeadlineHandler;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * A partnership of two or more cities: proposed → in force ⇄ dormant → expired or terminated; or declined.
 *
 * <p>It comes into force with the act that completes what its kind demands, or with a reason to accept less, for history
 * rarely kept to the order of the form. An expired one comes into force again by renewal or as another kind. To end it, or
 * to let it rest, takes one party alone: a city that must wait for its partner's agreement cannot protect itself. While it
 * is open it claims its kind and its parties, so that the same partnership is not recorded twice.
 */
@Aggregate(cache = "aggregateCache")
final class Partnership implements Correctable<PartnershipEvent> {

    @AggregateIdentifier
    private PartnershipId id;

    private final Facts<PartnershipEvent> facts = new Facts<>(PartnershipEvent.class);
    private PartnershipLife life = PartnershipLife.of(List.of());

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    void handle(ProposePartnership command, Envelope envelope, Cities cities, Claims claims) {
        var parties = command.parties();
        require(
                envelope.party() instanceof NetworkId || parties.stream().anyMatch(envelope.party()::equals),
                NOT_A_PARTY);
        require(parties.size() >= 2 && new HashSet<>(parties).size() == parties.size(), TWO_DISTINCT_PARTIES);
        parties.forEach(city -> requireExists(city, envelope, cities));
        var kind = command.kind();
        requireTermFits(kind.mayHaveTerm(), command.termEnd(), envelope);
        require(
                !kind.needsTheme() || !command.themes().isEmpty() || !command.topics().isEmpty(),
                PROJECT_NEEDS_A_THEME);
        claims.make(
                Claim.always(kind.claimed(parties)),
                subject(command.partnershipId()),
                PARTNERSHIP_IS_OPEN);

        apply(new PartnershipProposed(
                command.partnershipId(),
                kind,
                parties,
                command.themes(),
                command.topics(),
                command.framework(),
                command.termEnd()));
    }

    @CommandHandler
    void handle(RecordMilestone command, Envelope envelope) {
        record(
                new MilestoneRecorded(id, command.milestone(), command.city(), command.place(), command.note()),
                envelope);
    }

    @CommandHandler
    void handle(RecordCouncilResolution command, Envelope envelope, Claims claims) {
        var resolved = new CouncilResolutionRecorded(
                id, command.city(), command.decision(), command.body(), command.ref());
        requireEntitled(envelope);
        if (life.holds(resolved, envelope.effective())) {
            return;
        }
        require(life.isPartyOrWas(command.city(), envelope.effective()), CITY_IS_NO_PARTY);
        var after = requirePossible(resolved, envelope, NOT_IN_FORCE);
        var before = life;

        apply(resolved);
        if (!after.hasEntered() && !after.hasEnded() && isRejected(after, command.city())) {
            var declined = new PartnershipDeclined(id, command.city());
            requirePossible(declined, envelope, LATER_FACTS_STAND);
            apply(declined);
            claim(before, life, claims);
        }
        enterIfComplete(null, envelope);
    }

    @CommandHandler
    void handle(SignAgreement command, Envelope envelope) {
        var signed = new AgreementSigned(
                id,
                command.act(),
                command.signatories(),
                command.place(),
                command.venue(),
                command.signatoryOffice(),
                command.documentSha256());
        requireEntitled(envelope);
        // What is signed already may be told again with a reason to accept what is missing.
        if (!life.holds(signed, envelope.effective())) {
            require(
                    command.signatories().stream().allMatch(city -> life.isPartyOrWas(city, envelope.effective())),
                    CITY_IS_NO_PARTY);
            requirePossible(signed, envelope, NOT_IN_FORCE);
            apply(signed);
        }
        enterIfComplete(command.acceptMissingApproval(), envelope);
    }

    @CommandHandler
    void handle(RecordEntryIntoForce command, Envelope envelope) {
        requireEntitled(envelope);
        if (life.hasEntered()) {
            return;
        }
        var kind = life.kind();
        var accepted = command.acceptMissingApproval();
        if (accepted == null) {
            requireAll(!kind.needsApproval(), life.notApproved(), NOT_EVERY_PARTY_APPROVED);
            var mayJustStart = command.basis() == Basis.STARTED && !kind.needsApproval();
            requireAll(mayJustStart, life.notSigned(), NOT_EVERY_PARTY_SIGNED);
            require(!kind.needsTermOrTheme() || entry().hasTermOrTheme(), TERM_OR_THEME_NEEDED);
        }
        var rule = accepted != null
                ? EntryRule.ACCEPTED
                : command.basis() == Basis.STARTED ? EntryRule.STARTED : EntryRule.COMPLETE;
        var day = rule == EntryRule.COMPLETE ? entry().lastNeeded(envelope.effective()) : envelope.effective();
        var entered = new PartnershipEnteredIntoForce(id, rule, day, accepted);
        requirePossible(entered, envelope, PARTNERSHIP_HAS_ENDED);

        apply(entered);
    }

    @CommandHandler
    void handle(ReaffirmPartnership command, Envelope envelope) {
        var reaffirmed = new PartnershipReaffirmed(id, command.place(), command.note());
        requireEntitled(envelope);
        if (life.holds(reaffirmed, envelope.effective())) {
            return;
        }
        requirePossible(reaffirmed, envelope, NOT_IN_FORCE);

        apply(reaffirmed);
    }

    @CommandHandler
    void handle(ConvertKind command, Envelope envelope, Claims claims) {
        requireEntitled(envelope);
        var from = life.kindOn(envelope.effective());
        var to = command.to();
        if (to == from) {
            return;
        }
        var none = command.themes().isEmpty() && command.topics().isEmpty();
        var themes = none ? life.themes() : command.themes();
        var topics = none ? life.topics() : command.topics();
        var accepted = command.acceptMissingApproval();
        requireTermFits(to.mayHaveTerm(), command.termEnd(), envelope);
        var hasTheme = !themes.isEmpty() || !topics.isEmpty();
        require(!to.needsTheme() || hasTheme, PROJECT_NEEDS_A_THEME);
        if (accepted == null) {
            require(!to.needsTermOrTheme() || hasTheme || command.termEnd() != null, TERM_OR_THEME_NEEDED);
            requireAll(!to.needsApproval(), life.notApproved(), NOT_EVERY_PARTY_APPROVED);
        }
        var changed = new PartnershipKindChanged(
                id, from, to, themes, topics, command.termEnd(), command.documentSha256(), accepted);
        claim(life, requirePossible(changed, envelope, NOT_IN_FORCE), claims);

        apply(changed);
    }

    @CommandHandler
    void handle(PutDormant command, Envelope envelope) {
        var rests = new PartnershipPutDormant(
                id, command.scope(), command.kept(), command.reason(), command.resolution());
        requireEntitled(envelope);
        if (life.holds(rests, envelope.effective())) {
            return;
        }
        require(envelope.effective().start() != null, DORMANCY_HAS_A_BEGINNING);
        requirePossible(rests, envelope, NOT_IN_FORCE);

        apply(rests);
    }

    @CommandHandler
    void handle(ResumePartnership command, Envelope envelope) {
        var resumed = new PartnershipResumed(id, command.jointly(), command.note());
        requireEntitled(envelope);
        if (life.holds(resumed, envelope.effective())) {
            return;
        }
        require(command.jointly() || mayResume(envelope), ONLY_WHO_PUT_IT_DORMANT);
        requirePossible(resumed, envelope, NOT_DORMANT);

        apply(resumed);
    }

    @CommandHandler
    void handle(SetTerm command, Envelope envelope, Claims claims) {
        var set = new TermSet(id, command.until());
        requireEntitled(envelope);
        if (life.holds(set, envelope.effective())) {
            return;
        }
        requireTermFits(life.kindOn(envelope.effective()).mayHaveTerm(), command.until(), envelope);
        claim(life, requirePossible(set, envelope, NOT_IN_FORCE), claims);

        apply(set);
        enterIfComplete(null, envelope);
    }

    @CommandHandler
    void handle(RenewTerm command, Envelope envelope, Claims claims) {
        requireEntitled(envelope);
        requireTermFits(life.kindOn(envelope.effective()).mayHaveTerm(), command.until(), envelope);
        var term = life.termOn(envelope.effective());
        if (command.until().equals(term)) {
            return;
        }
        if (term == null) {
            throw new CommandRejected(NO_TERM_TO_RENEW);
        }
        require(command.until().latest().isAfter(term.latest()), RENEWAL_EXTENDS);
        var renewed = new TermRenewed(id, term, command.until());
        claim(life, requirePossible(renewed, envelope, NOT_IN_FORCE), claims);

        apply(renewed);
    }

    @CommandHandler
    void handle(TerminatePartnership command, Envelope envelope, Claims claims) {
        requireEntitled(envelope);
        if (life.isTerminated()) {
            return;
        }
        var terminated = new PartnershipTerminated(id, command.reason(), command.resolution());
        claim(life, requirePossible(terminated, envelope, NOT_IN_FORCE), claims);

        apply(terminated);
    }

    @CommandHandler
    void handle(AddParty command, Envelope envelope, Cities cities, Claims claims) {
        requireEntitled(envelope);
        if (life.isParty(command.city())) {
            return;
        }
        requireExists(command.city(), envelope, cities);
        var joined = new PartyJoined(id, command.city());
        claim(life, requirePossible(joined, envelope, NOT_IN_FORCE), claims);

        apply(joined);
        enterIfComplete(null, envelope);
    }

    @CommandHandler
    void handle(WithdrawParty command, Envelope envelope, Claims claims) {
        var city = command.city();
        require(envelope.party().equals(city) || envelope.party() instanceof NetworkId, ONLY_ITSELF_WITHDRAWS);
        require(life.wasParty(city), CITY_IS_NO_PARTY);
        if (!life.isParty(city)) {
            return;
        }
        var withdrew = new PartyWithdrew(id, city, command.reason());
        claim(life, requirePossible(withdrew, envelope, whyItStays(city, envelope)), claims);

        apply(withdrew);
        enterIfComplete(null, envelope);
    }

    @CommandHandler
    void handle(AttachSupport command, Envelope envelope) {
        record(new SupportAttached(id, command.organisation(), command.role(), command.programme()), envelope);
    }

    @CommandHandler
    void handle(ClaimSince command, Envelope envelope) {
        require(command.city() == null || life.wasParty(command.city()), CITY_IS_NO_PARTY);
        record(new SinceClaimed(id, command.claimant(), command.city(), command.since()), envelope);
    }

    @CommandHandler
    void handle(ReportPartnershipFigure command, Envelope envelope) {
        record(new PartnershipFigureReported(id, command.figure()), envelope);
    }

    /** The clock says that a term has passed: true only of the term that holds now, and only once. */
    @DeadlineHandler(deadlineName = WhenTermSetThenExpire.TERM)
    void on(String passed, Envelope envelope, Claims claims) {
        var term = life.term();
        if (term == null || life.isExpired() || !term.latest().isBefore(envelope.effective().earliest())) {
            return;
        }
        var dayAfter = Edtf.day(term.latest().plusDays(1));
        if (!life.may(PartnershipStanding.EXPIRED, dayAfter)) {
            return;
        }
        var before = life;

        apply(
                new PartnershipExpired(id, life.kind(), term),
                MetaData.from(envelope.effective(dayAfter).toMetaData()));
        claim(before, life, claims);
    }

    @EventSourcingHandler
    void on(PartnershipEvent event, DomainEventMessage<?> message) {
        id = event.partnershipId();
        life = life.and(facts.add(message, event));
    }

    @EventSourcingHandler
    void on(FactEvent event, DomainEventMessage<?> message) {
        facts.add(message, event);
        life = PartnershipLife.of(facts.corrected());
    }

    @Override
    public Subject subject() {
        return subject(id);
    }

    @Override
    public Facts<PartnershipEvent> facts() {
        return facts;
    }

    /** A network may keep the records of its members' partnerships. */
    @Override
    public boolean isParty(Party party) {
        return life.wasParty(party) || party instanceof NetworkId;
    }

    /** A party that ended it, or let it rest, to protect itself is not held in it by the others' correction. */
    @Override
    public boolean mayCorrect(Recorded<PartnershipEvent> fact, Actor actor) {
        return actor.party() instanceof NetworkId
                || switch (fact.event()) {
                    case PartnershipPutDormant _, PartnershipTerminated _ ->
                        fact.envelope().party() instanceof NetworkId
                                || fact.envelope().party().equals(actor.party());
                    case PartyWithdrew(_, var city, _) -> city.equals(actor.party());
                    case PartnershipProposed _,
                            MilestoneRecorded _,
                            CouncilResolutionRecorded _,
                            PartnershipDeclined _,
                            AgreementSigned _,
                            PartnershipEnteredIntoForce _,
                            PartnershipReaffirmed _,
                            PartnershipKindChanged _,
                            PartnershipResumed _,
                            TermSet _,
                            TermRenewed _,
                            PartnershipExpired _,
                            PartyJoined _,
                            SupportAttached _,
                            SinceClaimed _,
                            PartnershipFigureReported _ -> true;
                };
    }

    @Override
    public Set<Claim> claims(List<Recorded<PartnershipEvent>> history) {
        return PartnershipLife.of(history).claimed();
    }

    @Override
    public Optional<Recorded<?>> contradiction(List<Recorded<PartnershipEvent>> history) {
        return PartnershipLife.of(history).contradiction().map(contradiction -> contradiction.fact());
    }

    private boolean mayResume(Envelope envelope) {
        return life.whoPutItDormant(envelope.effective())
                .map(party -> party instanceof NetworkId || party.equals(envelope.party()))
                .orElse(true) || envelope.party() instanceof NetworkId;
    }

    private Reason whyItStays(CityId city, Envelope envelope) {
        var parties = life.partiesOn(envelope.effective());
        if (!parties.contains(city)) {
            return CITY_IS_NO_PARTY;
        }
        return parties.size() > 2 ? NOT_IN_FORCE : TWO_PARTIES_STAY;
    }

    private static boolean isRejected(PartnershipLife life, CityId city) {
        return life.isParty(city) && life.decision(city).filter(decision -> decision == Decision.REJECTED).isPresent();
    }

    /** What is only remembered has no place in the order of the life, and is recorded once. */
    private void record(PartnershipEvent event, Envelope envelope) {
        requireEntitled(envelope);
        if (life.holds(event, envelope.effective())) {
            return;
        }

        apply(event);
    }

    private EntryIntoForce entry() {
        return new EntryIntoForce(id, life);
    }

    private void enterIfComplete(@Nullable String accepted, Envelope envelope) {
        entry().by(accepted, envelope.effective())
                .filter(entered -> !life.hasEnded() || isPossible(entered, envelope))
                .ifPresent(entered -> {
                    requirePossible(entered, envelope, PARTNERSHIP_HAS_ENDED);
                    apply(entered);
                });
    }

    private void requireEntitled(Envelope envelope) {
        require(life.isParty(envelope.party()) || envelope.party() instanceof NetworkId, NOT_A_PARTY);
    }

    private static void requireExists(CityId city, Envelope envelope, Cities cities) {
        var standing = cities.find(city)
                .orElseThrow(() -> new CommandRejected(NO_SUCH_CITY).with("city", city.toString()));
        if (!standing.mayExistOn(envelope.effective())) {
            throw new CommandRejected(CITY_DID_NOT_EXIST).with("city", city.toString());
        }
    }

    private static void requireTermFits(boolean mayHaveTerm, @Nullable Edtf until, Envelope envelope) {
        require(mayHaveTerm || until == null, KIND_HAS_NO_TERM);
        require(
                until == null || !until.latest().isBefore(envelope.effective().earliest()),
                TERM_ENDS_TOO_EARLY);
    }

    private static void requireAll(boolean notNeeded, List<CityId> missing, Reason otherwise) {
        if (!notNeeded && !missing.isEmpty()) {
            throw new CommandRejected(otherwise)
                    .with("missing", missing.stream().map(CityId::toString).toList());
        }
    }

    private boolean isPossible(PartnershipEvent event, Envelope envelope) {
        return life.with(event, envelope).contradiction().isEmpty();
    }

    /** The life with that event, unless the days leave no room for it; then the fact that stands against it is named. */
    private PartnershipLife requirePossible(PartnershipEvent event, Envelope envelope, Reason otherwise) {
        var after = life.with(event, envelope);
        after.contradiction().ifPresent(contradiction -> {
            var isNew = !PartnershipLife.isRecorded(contradiction.fact());
            var against = isNew ? contradiction.cause() : contradiction.fact();
            throw new CommandRejected(isNew ? reason(event, contradiction.standing(), otherwise) : LATER_FACTS_STAND)
                    .with("conflictingEvent", against.eventId().toString())
                    .with("conflictingDay", against.effective().text());
        });
        return after;
    }

    private static Reason reason(PartnershipEvent event, PartnershipStanding standing, Reason otherwise) {
        if (standing.isFinal()) {
            return PARTNERSHIP_HAS_ENDED;
        }
        var restsAlready = standing == PartnershipStanding.DORMANT && event instanceof PartnershipPutDormant;
        return restsAlready ? ALREADY_DORMANT : otherwise;
    }

    /** What it claimed before is released, and what it claims now is made, where they differ. */
    private void claim(PartnershipLife before, PartnershipLife after, Claims claims) {
        claims.move(before.claimed(), after.claimed(), subject(), PARTNERSHIP_IS_OPEN);
    }

    private static Subject subject(PartnershipId partnership) {
        return new Subject(Subject.Kind.PARTNERSHIP, partnership.value());
    }

    // Axon calls this, then replays the events; the first of them sets every field.
    @SuppressWarnings("NullAway.Init")
    Partnership() {}
}
