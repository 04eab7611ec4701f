package city.hansa.api.partnership;

import city.hansa.api.CityId;
import city.hansa.api.PartnershipId;
import city.hansa.api.Stored;
import city.hansa.api.date.Edtf;
import city.hansa.api.narrative.Narrative;
import city.hansa.api.narrative.SealedText;
import city.hansa.api.value.Figure;
import city.hansa.api.value.Organisation;
import city.hansa.api.value.Theme;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What has happened to a partnership. Stored for ever: add a record, never change one.
 *
 * <p>What the commands check is checked here too, since a correction makes an event anew.
 */
public sealed interface PartnershipEvent {

    PartnershipId partnershipId();

    /** What is remembered of a partnership beside the acts that decide over it. */
    enum Milestone {
        IDEA,
        CONTACT,
        OFFER,
        FIRST_ENCOUNTER,
        MANDATE,
        VISIT,
        EXCHANGE,
        FUNDING,
        WORK_PROGRAMME,
        PAUSED,
        STARTED,
        PROJECT_PARTNERSHIP,
        FRAMEWORK_LAUNCHED,
        DISCREPANCY_REPORTED
    }

    enum Decision {
        APPROVED,
        REJECTED,
        /** The administration may conclude the partnership. */
        MANDATED;

        public boolean isApproval() {
            return this != REJECTED;
        }
    }

    /** All of these count as acts of signing (DESIGN §3). */
    enum Act {
        SIGNING,
        CHARTER_HANDED_OVER,
        COUNTER_CHARTER,
        COUNTER_DECLARATION
    }

    /** By what a partnership came into force. */
    enum EntryRule {
        /** Every party signed, and approved where the kind demands it. */
        COMPLETE,
        /** Not all of that is on record, and a reason to accept it was given. */
        ACCEPTED,
        /** It was simply begun. */
        STARTED
    }

    enum Scope {
        ALL,
        /** The partnership is kept; exchanges and measures rest. */
        ACTIVITIES
    }

    enum SupportRole {
        FUNDER,
        PATRON,
        COORDINATOR
    }

    /** @param termEnd the last day of its term */
    @Stored("partnership.proposed")
    record PartnershipProposed(
            PartnershipId partnershipId,
            PartnershipKind kind,
            List<CityId> parties,
            List<Theme> themes,
            List<String> topics,
            @Nullable String framework,
            @Nullable Edtf termEnd)
            implements PartnershipEvent {

        public PartnershipProposed {
            parties = List.copyOf(parties);
            themes = List.copyOf(themes);
            topics = List.copyOf(topics);
            topics.forEach(PartnershipEvent::checkText);
            checkText(framework);
            checkTerm(termEnd);
        }
    }

    @Stored("partnership.milestone-recorded")
    record MilestoneRecorded(
            PartnershipId partnershipId,
            Milestone milestone,
            @Nullable CityId city,
            @Nullable CityId place,
            @Narrative @Nullable String note)
            implements PartnershipEvent {

        public MilestoneRecorded {
            checkText(note);
        }
    }

    /** @param ref the number of the paper or resolution */
    @Stored("partnership.council-resolution-recorded")
    record CouncilResolutionRecorded(
            PartnershipId partnershipId,
            CityId city,
            Decision decision,
            @Nullable String body,
            @Nullable String ref)
            implements PartnershipEvent {

        public CouncilResolutionRecorded {
            checkText(body);
            checkText(ref);
        }
    }

    /** @param by the party that rejected it */
    @Stored("partnership.declined")
    record PartnershipDeclined(PartnershipId partnershipId, CityId by) implements PartnershipEvent {}

    /**
     * @param place the city where it was done
     * @param venue such as ONLINE, or a hall
     * @param signatoryOffice an office such as "Lord Mayor", never a name
     */
    @Stored("partnership.agreement-signed")
    record AgreementSigned(
            PartnershipId partnershipId,
            Act act,
            List<CityId> signatories,
            @Nullable CityId place,
            @Nullable String venue,
            @Nullable String signatoryOffice,
            @Nullable String documentSha256)
            implements PartnershipEvent {

        public AgreementSigned {
            signatories = List.copyOf(signatories);
            checkSigned(signatories);
            checkText(venue);
            checkText(signatoryOffice);
            checkSha256(documentSha256);
        }
    }

    /**
     * @param basisDate the day from which it is in force: that of the last act which the rule demands
     * @param accepted why it counts although not every approval or signature is on record
     */
    @Stored("partnership.entered-into-force")
    record PartnershipEnteredIntoForce(
            PartnershipId partnershipId, EntryRule rule, Edtf basisDate, @Narrative @Nullable String accepted)
            implements PartnershipEvent {

        public PartnershipEnteredIntoForce {
            checkText(accepted);
        }
    }

    @Stored("partnership.reaffirmed")
    record PartnershipReaffirmed(PartnershipId partnershipId, @Nullable CityId place, @Narrative @Nullable String note)
            implements PartnershipEvent {

        public PartnershipReaffirmed {
            checkText(note);
        }
    }

    /** The agreement of another kind takes the place of the one before; its themes and term replace the earlier ones. */
    @Stored("partnership.kind-changed")
    record PartnershipKindChanged(
            PartnershipId partnershipId,
            PartnershipKind from,
            PartnershipKind to,
            List<Theme> themes,
            List<String> topics,
            @Nullable Edtf termEnd,
            @Nullable String documentSha256,
            @Narrative @Nullable String accepted)
            implements PartnershipEvent {

        public PartnershipKindChanged {
            themes = List.copyOf(themes);
            topics = List.copyOf(topics);
            topics.forEach(PartnershipEvent::checkText);
            checkTerm(termEnd);
            checkSha256(documentSha256);
            checkText(accepted);
        }
    }

    /** Effective on a day, or through an interval where the end is known already. */
    @Stored("partnership.put-dormant")
    record PartnershipPutDormant(
            PartnershipId partnershipId,
            Scope scope,
            @Narrative @Nullable String kept,
            @Narrative @Nullable String reason,
            @Nullable String resolution)
            implements PartnershipEvent {

        public PartnershipPutDormant {
            checkGround(reason, resolution);
            checkText(kept);
            checkText(reason);
            checkText(resolution);
        }
    }

    @Stored("partnership.resumed")
    record PartnershipResumed(PartnershipId partnershipId, boolean jointly, @Narrative @Nullable String note)
            implements PartnershipEvent {

        public PartnershipResumed {
            checkText(note);
        }
    }

    /** @param until the last day of the term */
    @Stored("partnership.term-set")
    record TermSet(PartnershipId partnershipId, Edtf until) implements PartnershipEvent {

        public TermSet {
            checkTerm(until);
        }
    }

    @Stored("partnership.term-renewed")
    record TermRenewed(PartnershipId partnershipId, Edtf from, Edtf until) implements PartnershipEvent {

        public TermRenewed {
            checkTerm(from);
            checkTerm(until);
        }
    }

    /** The clock's own statement that the term has passed and was not renewed. */
    @Stored("partnership.expired")
    record PartnershipExpired(PartnershipId partnershipId, PartnershipKind kind, Edtf term)
            implements PartnershipEvent {

        public PartnershipExpired {
            checkTerm(term);
        }
    }

    @Stored("partnership.terminated")
    record PartnershipTerminated(PartnershipId partnershipId, @Narrative String reason, @Nullable String resolution)
            implements PartnershipEvent {

        public PartnershipTerminated {
            checkText(reason);
            checkText(resolution);
        }
    }

    @Stored("partnership.party-joined")
    record PartyJoined(PartnershipId partnershipId, CityId city) implements PartnershipEvent {}

    @Stored("partnership.party-withdrew")
    record PartyWithdrew(PartnershipId partnershipId, CityId city, @Narrative @Nullable String reason)
            implements PartnershipEvent {

        public PartyWithdrew {
            checkText(reason);
        }
    }

    @Stored("partnership.support-attached")
    record SupportAttached(
            PartnershipId partnershipId, Organisation organisation, SupportRole role, @Nullable String programme)
            implements PartnershipEvent {

        public SupportAttached {
            checkText(programme);
        }
    }

    /** Who counts from when: a party, or a register, a newspaper, an encyclopaedia. */
    @Stored("partnership.since-claimed")
    record SinceClaimed(PartnershipId partnershipId, String claimant, @Nullable CityId city, Edtf since)
            implements PartnershipEvent {

        public SinceClaimed {
            checkText(claimant);
        }
    }

    @Stored("partnership.figure-reported")
    record PartnershipFigureReported(PartnershipId partnershipId, Figure figure) implements PartnershipEvent {}

    /** A term ends on some day, not over an interval, and some day comes after it. */
    static void checkTerm(@Nullable Edtf termEnd) {
        if (termEnd != null && (termEnd.isInterval() || termEnd.latest().equals(Edtf.FOREVER))) {
            throw new IllegalArgumentException("a term has one last day, which may be vague, not " + termEnd);
        }
    }

    /** An act of signing is somebody's. */
    static void checkSigned(List<CityId> signatories) {
        if (signatories.isEmpty()) {
            throw new IllegalArgumentException("somebody signs");
        }
    }

    /** Nobody lets a partnership rest without saying why. */
    static void checkGround(@Nullable String reason, @Nullable String resolution) {
        if (reason == null && resolution == null) {
            throw new IllegalArgumentException("a partnership is put dormant for a reason or by a resolution");
        }
    }

    /** Free text says something, in at most 2,000 characters. */
    static void checkText(@Nullable String text) {
        if (text != null && !SealedText.isOne(text) && (text.isBlank() || text.length() > 2_000)) {
            throw new IllegalArgumentException("a text has 1 to 2,000 characters");
        }
    }

    /** A document is named by its SHA-256, 64 lower-case hex digits. */
    static void checkSha256(@Nullable String sha256) {
        if (sha256 != null && !sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("a document's sha256 is 64 lower-case hex digits, not " + sha256);
        }
    }
}
