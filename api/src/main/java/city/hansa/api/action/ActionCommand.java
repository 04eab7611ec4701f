package city.hansa.api.action;

import static city.hansa.api.action.ActionEvent.checkCount;
import static city.hansa.api.action.ActionEvent.checkNamedOnce;
import static city.hansa.api.action.ActionEvent.checkText;
import static city.hansa.api.action.ActionEvent.checkTitle;

import city.hansa.api.ActionId;
import city.hansa.api.CityId;
import city.hansa.api.Creates;
import city.hansa.api.Subject;
import city.hansa.api.date.Edtf;
import city.hansa.api.value.Figure;
import city.hansa.api.value.Key;
import city.hansa.api.value.Organisation;
import city.hansa.api.value.Theme;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What may be asked of a joint action. */
public sealed interface ActionCommand {

    ActionId actionId();

    @Creates
    @Schema(
            description = "Plans an action of one or more cities. What is known only as done is planned on that same"
                    + " day, vague or not, and then completed. A discreet dialogue is planned for its parties or"
                    + " sealed; a state treaty is refused.",
            example = """
                    {"kind":"DELEGATION_VISIT","title":"Delegation to the United States",
                     "cities":["0199d5c0-0000-7000-8000-00000000000a","0199d5c0-0000-7000-8000-00000000000b"],
                     "themes":["TRANSATLANTIC_RELATIONS"],"scheduled":"2018-04-14/2018-04-20",
                     "text":"to re-establish a solid basis","effective":"2018"}""")
    record PlanAction(
            @TargetAggregateIdentifier ActionId actionId,
            ActionKind kind,
            String title,
            List<CityId> cities,
            List<Theme> themes,
            @Nullable List<String> topics,
            Edtf scheduled,
            @Nullable String venue,
            @Nullable Boolean online,
            @Nullable String text,
            @Nullable Boolean series,
            @Nullable ActionScope scope)
            implements ActionCommand {

        public PlanAction {
            cities = List.copyOf(cities);
            themes = List.copyOf(themes);
            topics = topics == null ? null : List.copyOf(topics);
            checkTitle(title);
            checkNamedOnce(cities);
        }
    }

    @Schema(
            description = "Invites a city or an organisation to take part; by a key of the caller's choice.",
            example = """
                    {"key":"foreign-office","participant":{"organisation":{"name":"Federal Foreign Office",
                     "kind":"MINISTRY"}},"role":"ORGANISER"}""")
    record InviteParticipant(
            @TargetAggregateIdentifier ActionId actionId,
            Key key,
            Participant participant,
            @Nullable ParticipantRole role)
            implements ActionCommand {}

    @Schema(
            description = "Confirms that an invited participant takes part; an invited city confirms for itself.",
            example = """
                    {"key":"osaka","effective":"2018-03"}""")
    record ConfirmParticipation(@TargetAggregateIdentifier ActionId actionId, Key key) implements ActionCommand {}

    @Schema(
            description = "Records that those who take part have agreed on the action.",
            example = """
                    {"effective":"2018-02"}""")
    record AgreeAction(@TargetAggregateIdentifier ActionId actionId) implements ActionCommand {}

    @Schema(
            description = "Records what one who takes part has promised, and by when.",
            example = """
                    {"key":"exhibition","owner":{"city":"0199d5c0-0000-7000-8000-00000000000a"},
                     "text":"bring an exhibition on the harbour","due":"2019-06"}""")
    record DeclareCommitment(
            @TargetAggregateIdentifier ActionId actionId,
            Key key,
            CommitmentOwner owner,
            String text,
            @Nullable Edtf due)
            implements ActionCommand {

        public DeclareCommitment {
            checkText(text);
        }
    }

    @Schema(
            description = "Records that a commitment was kept.",
            example = """
                    {"key":"exhibition","effective":"2019-05-20"}""")
    record FulfilCommitment(@TargetAggregateIdentifier ActionId actionId, Key key) implements ActionCommand {}

    @Schema(
            description = "Puts an action off, to a day that is known already or is still open. Twice is possible.",
            example = """
                    {"to":"2022-05","reason":"pandemic","effective":"2020-04"}""")
    record PostponeAction(@TargetAggregateIdentifier ActionId actionId, @Nullable Edtf to, String reason)
            implements ActionCommand {

        public PostponeAction {
            checkText(reason);
        }
    }

    @Schema(
            description = "Sets another day for an action; one that was postponed is taken up again.",
            example = """
                    {"scheduled":"2022-05-17/2022-05-18","effective":"2022-01"}""")
    record RescheduleAction(@TargetAggregateIdentifier ActionId actionId, Edtf scheduled) implements ActionCommand {}

    @Schema(
            description = "Cancels an action that was not completed.",
            example = """
                    {"reason":"no flights","effective":"2020-03-16"}""")
    record CancelAction(@TargetAggregateIdentifier ActionId actionId, String reason) implements ActionCommand {

        public CancelAction {
            checkText(reason);
        }
    }

    @Schema(
            description = "Records that an action has begun.",
            example = """
                    {"effective":"2018-04-14"}""")
    record StartAction(@TargetAggregateIdentifier ActionId actionId) implements ActionCommand {}

    @Schema(
            description = "Adds a stage of a journey, or a place of an event, with its day.",
            example = """
                    {"key":"osaka","place":{"city":"0199d5c0-0000-7000-8000-00000000000c"},"on":"2018-04-16",
                     "programme":"town hall, harbour, university"}""")
    record AddLeg(
            @TargetAggregateIdentifier ActionId actionId,
            Key key,
            Place place,
            Edtf on,
            @Nullable String programme)
            implements ActionCommand {}

    @Schema(
            description = "Reports what came of the action. An action needs an outcome, or a declared none, to be"
                    + " completed.",
            example = """
                    {"key":"reaffirmed","text":"both mayors reaffirmed the partnership","kind":"REAFFIRMATION",
                     "effective":"2018-04-16"}""")
    record ReportOutcome(
            @TargetAggregateIdentifier ActionId actionId, Key key, String text, @Nullable OutcomeKind kind)
            implements ActionCommand {

        public ReportOutcome {
            checkText(text);
        }
    }

    @Schema(
            description = "Declares that nothing came of the action, and why.",
            example = """
                    {"reason":"the talks were an exchange of views","effective":"2018-04-20"}""")
    record DeclareNoOutcome(@TargetAggregateIdentifier ActionId actionId, String reason) implements ActionCommand {

        public DeclareNoOutcome {
            checkText(reason);
        }
    }

    @Schema(
            description = "Certifies how many attended, as funders demand it: counts only, never names.",
            example = """
                    {"participants":72,"invitedInternational":31,"signedOnly":true,"effective":"2018-04-20"}""")
    record CertifyAttendance(
            @TargetAggregateIdentifier ActionId actionId,
            long participants,
            @Nullable Long invitedInternational,
            @Nullable Boolean signedOnly)
            implements ActionCommand {

        public CertifyAttendance {
            checkCount(participants);
            checkCount(invitedInternational);
        }
    }

    @Schema(
            description = "Completes an action that has an outcome, or of which it was declared that it has none.",
            example = """
                    {"effective":"2018-04-20"}""")
    record CompleteAction(@TargetAggregateIdentifier ActionId actionId) implements ActionCommand {}

    @Schema(
            description = "Records how a completed action is judged by those who took part; a text, never a rank.",
            example = """
                    {"text":"worth repeating with the universities","effective":"2018-06"}""")
    record EvaluateAction(@TargetAggregateIdentifier ActionId actionId, String text) implements ActionCommand {

        public EvaluateAction {
            checkText(text);
        }
    }

    @Schema(
            description = "Links the action to the partnership, network, membership, exchange or action that it"
                    + " belongs to; it then stands in that record's timeline too.",
            example = """
                    {"to":{"kind":"PARTNERSHIP","id":"0199d5c0-0000-7000-8000-00000000000e"}}""")
    record LinkTo(@TargetAggregateIdentifier ActionId actionId, Subject to) implements ActionCommand {}

    @Schema(
            description = "Records who funds, patronises or coordinates the action, and under which programme.",
            example = """
                    {"organisation":{"name":"Federal Foreign Office","kind":"MINISTRY"},"role":"FUNDER",
                     "programme":"Urban Diplomacy Exchange","effective":"2021"}""")
    record AttachActionSupport(
            @TargetAggregateIdentifier ActionId actionId,
            Organisation organisation,
            SupportRole role,
            @Nullable String programme)
            implements ActionCommand {}

    @Schema(
            description = "Records a number that somebody stated about the action. Two sources may differ: both stay.",
            example = """
                    {"figure":{"kind":"DELEGATES","value":19,"qualifier":"EXACTLY"},"effective":"2018-04-19"}""")
    record ReportActionFigure(@TargetAggregateIdentifier ActionId actionId, Figure figure) implements ActionCommand {}

    @Schema(
            description = "Raises a demand in an advocacy or an action plan, to be followed up.",
            example = """
                    {"key":"forum","text":"a forum of federal, state and local authorities",
                     "addressee":{"name":"Federal Government","kind":"GOVERNMENT"},"effective":"2022"}""")
    record RaiseDemand(
            @TargetAggregateIdentifier ActionId actionId,
            Key key,
            String text,
            @Nullable Organisation addressee)
            implements ActionCommand {

        public RaiseDemand {
            checkText(text);
        }
    }

    @Schema(
            description = "Records that those addressed have taken a demand up.",
            example = """
                    {"key":"forum","note":"on the agenda of the ministers' conference","effective":"2023"}""")
    record TakeUpDemand(@TargetAggregateIdentifier ActionId actionId, Key key, @Nullable String note)
            implements ActionCommand {}

    @Schema(
            description = "Records that those addressed have rejected a demand; it may still be taken up or met later.",
            example = """
                    {"key":"forum","reason":"no budget","effective":"2024"}""")
    record RejectDemand(@TargetAggregateIdentifier ActionId actionId, Key key, String reason)
            implements ActionCommand {

        public RejectDemand {
            checkText(reason);
        }
    }

    @Schema(
            description = "Records that a demand was met.",
            example = """
                    {"key":"forum","note":"constituted in Berlin","effective":"2025-05"}""")
    record MeetDemand(@TargetAggregateIdentifier ActionId actionId, Key key, @Nullable String note)
            implements ActionCommand {}

    @Schema(
            description = "Records that a city that takes part has signed the statement.",
            example = """
                    {"city":"0199d5c0-0000-7000-8000-00000000000a","effective":"2021-06"}""")
    record SignStatement(@TargetAggregateIdentifier ActionId actionId, CityId city) implements ActionCommand {}

    @Schema(
            description = "Seals the record: from now on only those read it who may read what is sealed.",
            example = """
                    {"reason":"talks go on","visibility":"SEALED","effective":"2020-05-01"}""")
    record SealRecord(@TargetAggregateIdentifier ActionId actionId, String reason) implements ActionCommand {

        public SealRecord {
            checkText(reason);
        }
    }

    @Schema(
            description = "Opens a sealed record to the readers whom the visibility names.",
            example = """
                    {"reason":"both town halls consent","visibility":"PARTIES","effective":"2026-01-01"}""")
    record OpenSeal(@TargetAggregateIdentifier ActionId actionId, String reason) implements ActionCommand {

        public OpenSeal {
            checkText(reason);
        }
    }
}
