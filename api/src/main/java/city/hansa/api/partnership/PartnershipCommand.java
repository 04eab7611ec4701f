package city.hansa.api.partnership;

import static city.hansa.api.partnership.PartnershipEvent.checkGround;
import static city.hansa.api.partnership.PartnershipEvent.checkSha256;
import static city.hansa.api.partnership.PartnershipEvent.checkSigned;
import static city.hansa.api.partnership.PartnershipEvent.checkTerm;
import static city.hansa.api.partnership.PartnershipEvent.checkText;

import city.hansa.api.CityId;
import city.hansa.api.Creates;
import city.hansa.api.PartnershipId;
import city.hansa.api.date.Edtf;
import city.hansa.api.partnership.PartnershipEvent.Act;
import city.hansa.api.partnership.PartnershipEvent.Decision;
import city.hansa.api.partnership.PartnershipEvent.Milestone;
import city.hansa.api.partnership.PartnershipEvent.Scope;
import city.hansa.api.partnership.PartnershipEvent.SupportRole;
import city.hansa.api.value.Figure;
import city.hansa.api.value.Organisation;
import city.hansa.api.value.Theme;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What may be asked of a partnership. */
public sealed interface PartnershipCommand {

    PartnershipId partnershipId();

    /** On what its entry into force rests where no signing completes it. */
    enum Basis {
        /** It was begun; nothing needed to be signed. */
        STARTED,
        /** What was signed. */
        SIGNING
    }

    @Creates
    @Schema(
            description = "Proposes a partnership between two or more cities. Refused while another one of the same"
                    + " kind is open between exactly these parties; the answer names it.",
            example = """
                    {"kind":"PROJECT","parties":["0199d5c0-0000-7000-8000-00000000000a",
                     "0199d5c0-0000-7000-8000-00000000000b","0199d5c0-0000-7000-8000-00000000000c"],
                     "themes":["CLIMATE_CHANGE"],"topics":["city-centre public transport","food policy"],
                     "framework":"Transatlantic Climate Bridge","termEnd":"2030-12-31","effective":"2008"}""")
    record ProposePartnership(
            @TargetAggregateIdentifier PartnershipId partnershipId,
            PartnershipKind kind,
            List<CityId> parties,
            List<Theme> themes,
            List<String> topics,
            @Nullable String framework,
            @Nullable Edtf termEnd)
            implements PartnershipCommand {

        public ProposePartnership {
            parties = List.copyOf(parties);
            themes = List.copyOf(themes);
            topics = List.copyOf(topics);
            topics.forEach(PartnershipEvent::checkText);
            checkText(framework);
            checkTerm(termEnd);
        }
    }

    @Schema(
            description = "Records what is remembered of a partnership beside its formal acts; on whatever day.",
            example = """
                    {"milestone":"OFFER","city":"0199d5c0-0000-7000-8000-00000000000a",
                     "place":"0199d5c0-0000-7000-8000-00000000000b","note":"a written offer","effective":"1974-05"}""")
    record RecordMilestone(
            @TargetAggregateIdentifier PartnershipId partnershipId,
            Milestone milestone,
            @Nullable CityId city,
            @Nullable CityId place,
            @Nullable String note)
            implements PartnershipCommand {

        public RecordMilestone {
            checkText(note);
        }
    }

    @Schema(
            description = "Records what a party's council has resolved. An approval can complete what the kind demands;"
                    + " a rejection declines what is still a proposal.",
            example = """
                    {"city":"0199d5c0-0000-7000-8000-00000000000a","decision":"APPROVED","body":"city council",
                     "ref":"04321-77","effective":"1977-07-04"}""")
    record RecordCouncilResolution(
            @TargetAggregateIdentifier PartnershipId partnershipId,
            CityId city,
            Decision decision,
            @Nullable String body,
            @Nullable String ref)
            implements PartnershipCommand {

        public RecordCouncilResolution {
            checkText(body);
            checkText(ref);
        }
    }

    /** @param acceptMissingApproval why it enters into force although approvals or signatures are not on record */
    @Schema(
            description = "Records an act of signing by one or more parties. The act that completes what the kind"
                    + " demands brings the partnership into force; so does one with a reason to accept what is missing.",
            example = """
                    {"act":"CHARTER_HANDED_OVER","signatories":["0199d5c0-0000-7000-8000-00000000000a"],
                     "place":"0199d5c0-0000-7000-8000-00000000000b","venue":"City Hall","signatoryOffice":"Lord Mayor",
                     "acceptMissingApproval":"the charter itself is on record on both sides","effective":"1978-10"}""")
    record SignAgreement(
            @TargetAggregateIdentifier PartnershipId partnershipId,
            Act act,
            List<CityId> signatories,
            @Nullable CityId place,
            @Nullable String venue,
            @Nullable String signatoryOffice,
            @Nullable String documentSha256,
            @Nullable String acceptMissingApproval)
            implements PartnershipCommand {

        public SignAgreement {
            signatories = List.copyOf(signatories);
            checkSigned(signatories);
            checkText(venue);
            checkText(signatoryOffice);
            checkSha256(documentSha256);
            checkText(acceptMissingApproval);
        }
    }

    @Schema(
            description = "Records that a partnership is in force from the effective date on where no signing shows it:"
                    + " a project that was simply begun, or a register that names no more than a year.",
            example = """
                    {"basis":"STARTED","acceptMissingApproval":"the register names no more than the year",
                     "effective":"2019-08"}""")
    record RecordEntryIntoForce(
            @TargetAggregateIdentifier PartnershipId partnershipId,
            Basis basis,
            @Nullable String acceptMissingApproval)
            implements PartnershipCommand {

        public RecordEntryIntoForce {
            checkText(acceptMissingApproval);
        }
    }

    @Schema(
            description = "Records that the parties have reaffirmed a partnership that was in force.",
            example = """
                    {"place":"0199d5c0-0000-7000-8000-00000000000b","note":"by both mayors","effective":"2018-04-16"}""")
    record ReaffirmPartnership(
            @TargetAggregateIdentifier PartnershipId partnershipId, @Nullable CityId place, @Nullable String note)
            implements PartnershipCommand {

        public ReaffirmPartnership {
            checkText(note);
        }
    }

    /** Themes and topics are kept where none are given; the term is replaced, by none where none is given. */
    @Schema(
            description = "Turns a partnership into one of another kind, whose demands it must meet. An expired one is"
                    + " in force again.",
            example = """
                    {"to":"TWINNING","themes":[],"topics":[],"acceptMissingApproval":"the charter was signed by both",
                     "effective":"2024-05-14"}""")
    record ConvertKind(
            @TargetAggregateIdentifier PartnershipId partnershipId,
            PartnershipKind to,
            List<Theme> themes,
            List<String> topics,
            @Nullable Edtf termEnd,
            @Nullable String documentSha256,
            @Nullable String acceptMissingApproval)
            implements PartnershipCommand {

        public ConvertKind {
            themes = List.copyOf(themes);
            topics = List.copyOf(topics);
            topics.forEach(PartnershipEvent::checkText);
            checkTerm(termEnd);
            checkSha256(documentSha256);
            checkText(acceptMissingApproval);
        }
    }

    @Schema(
            description = "Puts a partnership, or its activities, to rest from the effective date on. One party alone"
                    + " may. An interval as effective date records a rest that is over.",
            example = """
                    {"scope":"ACTIVITIES","kept":"direct communication","resolution":"23861-22",
                     "effective":"2022-03-31"}""")
    record PutDormant(
            @TargetAggregateIdentifier PartnershipId partnershipId,
            Scope scope,
            @Nullable String kept,
            @Nullable String reason,
            @Nullable String resolution)
            implements PartnershipCommand {

        public PutDormant {
            checkGround(reason, resolution);
            checkText(kept);
            checkText(reason);
            checkText(resolution);
        }
    }

    /** @param jointly whether all parties agreed; otherwise only the one that put it dormant resumes it */
    @Schema(
            description = "Takes a dormant partnership up again, by the party that put it dormant or by all jointly.",
            example = """
                    {"jointly":true,"note":"by declaration of both councils","effective":"2027"}""")
    record ResumePartnership(
            @TargetAggregateIdentifier PartnershipId partnershipId, boolean jointly, @Nullable String note)
            implements PartnershipCommand {

        public ResumePartnership {
            checkText(note);
        }
    }

    @Schema(
            description = "Sets the last day of a partnership of a kind that may be limited in time.",
            example = """
                    {"until":"2025-12-31","effective":"2022-09-09"}""")
    record SetTerm(@TargetAggregateIdentifier PartnershipId partnershipId, Edtf until) implements PartnershipCommand {

        public SetTerm {
            checkTerm(until);
        }
    }

    @Schema(
            description = "Extends the term of a partnership. One whose term has passed is in force again from the"
                    + " effective date on; the gap stays visible.",
            example = """
                    {"until":"2028-12-31","effective":"2025-12-01"}""")
    record RenewTerm(@TargetAggregateIdentifier PartnershipId partnershipId, Edtf until)
            implements PartnershipCommand {

        public RenewTerm {
            checkTerm(until);
        }
    }

    @Schema(
            description = "Ends a partnership. One party alone may.",
            example = """
                    {"reason":"by resolution of the council","resolution":"01234-27","effective":"2027-01-01"}""")
    record TerminatePartnership(
            @TargetAggregateIdentifier PartnershipId partnershipId, String reason, @Nullable String resolution)
            implements PartnershipCommand {

        public TerminatePartnership {
            checkText(reason);
            checkText(resolution);
        }
    }

    @Schema(
            description = "Adds a city to a partnership.",
            example = """
                    {"city":"0199d5c0-0000-7000-8000-00000000000c","effective":"2021"}""")
    record AddParty(@TargetAggregateIdentifier PartnershipId partnershipId, CityId city)
            implements PartnershipCommand {}

    @Schema(
            description = "Takes a city out of a partnership of three or more; where two would be one, terminate it.",
            example = """
                    {"city":"0199d5c0-0000-7000-8000-00000000000c","reason":"other priorities","effective":"2024"}""")
    record WithdrawParty(
            @TargetAggregateIdentifier PartnershipId partnershipId, CityId city, @Nullable String reason)
            implements PartnershipCommand {

        public WithdrawParty {
            checkText(reason);
        }
    }

    @Schema(
            description = "Records who supports a partnership without being a party to it.",
            example = """
                    {"organisation":{"name":"Federal Ministry for Education and Research","kind":"MINISTRY"},
                     "role":"FUNDER","programme":"iResilience goes Europe","effective":"2021-11"}""")
    record AttachSupport(
            @TargetAggregateIdentifier PartnershipId partnershipId,
            Organisation organisation,
            SupportRole role,
            @Nullable String programme)
            implements PartnershipCommand {

        public AttachSupport {
            checkText(programme);
        }
    }

    @Schema(
            description = "Records since when somebody counts the partnership: a party, a register, the press. All"
                    + " claims stand side by side.",
            example = """
                    {"claimant":"Buffalo, celebrating 40 years in 2015",
                     "city":"0199d5c0-0000-7000-8000-00000000000b","since":"1975","effective":"2015"}""")
    record ClaimSince(
            @TargetAggregateIdentifier PartnershipId partnershipId,
            String claimant,
            @Nullable CityId city,
            Edtf since)
            implements PartnershipCommand {

        public ClaimSince {
            checkText(claimant);
        }
    }

    @Schema(
            description = "Records a number that somebody stated about the partnership, as of the effective date.",
            example = """
                    {"figure":{"kind":"YEARS_IN_FORCE","value":40,"qualifier":"OVER"},"effective":"2022"}""")
    record ReportPartnershipFigure(@TargetAggregateIdentifier PartnershipId partnershipId, Figure figure)
            implements PartnershipCommand {}
}
