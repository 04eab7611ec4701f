package city.hansa.api.exchange;

import static city.hansa.api.exchange.ExchangeEvent.checkPackages;
import static city.hansa.api.exchange.ExchangeEvent.checkReceipt;
import static city.hansa.api.exchange.ExchangeEvent.checkSha256;
import static city.hansa.api.exchange.LineBalance.checkPart;
import static city.hansa.api.exchange.LineBalance.checkQuantity;

import city.hansa.api.Creates;
import city.hansa.api.ExchangeId;
import city.hansa.api.date.Edtf;
import city.hansa.api.value.Key;
import city.hansa.api.value.Money;
import city.hansa.api.value.Organisation;
import city.hansa.api.value.Qualifier;
import city.hansa.api.value.Theme;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What may be asked of an exchange of help, in the order in which aid moves. */
public sealed interface ExchangeCommand {

    ExchangeId exchangeId();

    @Creates
    @Schema(
            description = "Opens an exchange of help in one crisis. Participants are cities of the register or others.",
            example = """
                    {"crisis":{"type":"PANDEMIC","name":"COVID-19","glide":"EP-2020-000012-CHN"},"participants":[
                     {"key":"dortmund","city":"0199d5c0-0000-7000-8000-00000000000a"},
                     {"key":"focuslight","side":"GIVING",
                     "organisation":{"name":"Focuslight Technologies","kind":"COMPANY"}}],
                     "title":"Masks from Xi'an","themes":["HEALTHCARE"],"effective":"2020-07"}""")
    record OpenExchange(
            @TargetAggregateIdentifier ExchangeId exchangeId,
            Crisis crisis,
            List<Participant> participants,
            @Nullable String title,
            List<Theme> themes)
            implements ExchangeCommand {

        public OpenExchange {
            participants = List.copyOf(participants);
            themes = List.copyOf(themes);
        }
    }

    @Schema(
            description = "Lets one more city or organisation take part.",
            example = """
                    {"participant":{"key":"wfp",
                     "organisation":{"name":"World Food Programme","kind":"INTERNATIONAL"}}}""")
    record AddParticipant(@TargetAggregateIdentifier ExchangeId exchangeId, Participant participant)
            implements ExchangeCommand {}

    @Schema(
            description = "Says what a participant needs; the quantity is left out where the source names none.",
            example = """
                    {"need":"masks","participant":"dortmund","aid":{"kind":"GOODS","item":"surgical mask","unit":"C62"},
                     "quantity":20000,"neededBy":"2020-04","destination":"care homes","effective":"2020-03~"}""")
    record DeclareNeed(
            @TargetAggregateIdentifier ExchangeId exchangeId,
            Key need,
            Key participant,
            Aid aid,
            @Nullable Long quantity,
            @Nullable Edtf neededBy,
            @Nullable String destination)
            implements ExchangeCommand {

        public DeclareNeed {
            checkQuantity(quantity);
        }
    }

    @Schema(
            description = "Takes a need back from the effective date on.",
            example = """
                    {"need":"masks","reason":"supplied by the state"}""")
    record WithdrawNeed(@TargetAggregateIdentifier ExchangeId exchangeId, Key need, String reason)
            implements ExchangeCommand {}

    @Schema(
            description = "Hands a need on to others who may meet it; the exchange itself meets it no longer.",
            example = """
                    {"need":"masks","to":"seven institutions",
                     "organisations":[{"name":"University Hospital","kind":"HOSPITAL"}],"note":"no stock"}""")
    record PassOnNeed(
            @TargetAggregateIdentifier ExchangeId exchangeId,
            Key need,
            String to,
            List<Organisation> organisations,
            @Nullable String note)
            implements ExchangeCommand {

        public PassOnNeed {
            organisations = List.copyOf(organisations);
        }
    }

    @Schema(
            description = "Offers aid, for a declared need or unsolicited. An offer never counts in a total.",
            example = """
                    {"offer":"masks","from":"focuslight","to":"dortmund","quantity":20000,
                     "aid":{"kind":"GOODS","item":"surgical mask","unit":"C62","code":"unspsc:42131713"},
                     "need":"masks","validUntil":"2020-08-31","conditions":"free of charge"}""")
    record MakeOffer(
            @TargetAggregateIdentifier ExchangeId exchangeId,
            Key offer,
            Key from,
            @Nullable Key to,
            Aid aid,
            @Nullable Long quantity,
            @Nullable Key need,
            @Nullable Edtf validUntil,
            @Nullable String conditions)
            implements ExchangeCommand {

        public MakeOffer {
            checkQuantity(quantity);
        }
    }

    @Schema(
            description = "Accepts all or a part of an offer, which opens a commitment."
                    + " The need is taken from the offer where it is left out, and who receives from either.",
            example = """
                    {"offer":"masks","commitment":"masks","to":"dortmund","quantity":20000,"need":"masks"}""")
    record AcceptOffer(
            @TargetAggregateIdentifier ExchangeId exchangeId,
            Key offer,
            Key commitment,
            @Nullable Key to,
            long quantity,
            @Nullable Key need,
            @Nullable String overCommitReason)
            implements ExchangeCommand {

        public AcceptOffer {
            checkQuantity(quantity);
        }
    }

    @Schema(
            description = "Declines what was not accepted of an offer.",
            example = """
                    {"offer":"masks","reason":"no need"}""")
    record DeclineOffer(@TargetAggregateIdentifier ExchangeId exchangeId, Key offer, @Nullable String reason)
            implements ExchangeCommand {}

    @Schema(
            description = "Takes back what was not accepted of an offer.",
            example = """
                    {"offer":"masks","reason":"needed at home"}""")
    record WithdrawOffer(@TargetAggregateIdentifier ExchangeId exchangeId, Key offer, @Nullable String reason)
            implements ExchangeCommand {}

    @Schema(
            description = "Records that what was not accepted of an offer lapsed; Hansa does so after its last day.",
            example = """
                    {"offer":"masks","effective":"2020-09-01"}""")
    record ExpireOffer(@TargetAggregateIdentifier ExchangeId exchangeId, Key offer) implements ExchangeCommand {}

    @Schema(
            description = "Records that an authority allows the aid to move.",
            example = """
                    {"commitment":"masks","kind":"CUSTOMS","ref":"letter of acknowledgement"}""")
    record GrantClearance(
            @TargetAggregateIdentifier ExchangeId exchangeId,
            Key commitment,
            Clearance kind,
            @Nullable String ref)
            implements ExchangeCommand {}

    @Schema(
            description = "Records that a part of what was accepted is on its way.",
            example = """
                    {"consignment":"masks-1","commitment":"masks","quantity":20000,
                     "carrier":"air freight","packages":10}""")
    record DispatchConsignment(
            @TargetAggregateIdentifier ExchangeId exchangeId,
            Key consignment,
            Key commitment,
            long quantity,
            @Nullable String carrier,
            @Nullable Integer packages)
            implements ExchangeCommand {

        public DispatchConsignment {
            checkQuantity(quantity);
            checkPackages(packages);
        }
    }

    @Schema(
            description = "Records what arrived of a consignment, which may be said in parts."
                    + " Where only packages were counted, the quantities are left out.",
            example = """
                    {"consignment":"masks-1","quantityGood":19000,"quantityDamaged":1000,"quantityMissing":0,
                     "qualifier":"OVER","packages":10,"effective":"2020-07-29~"}""")
    record ConfirmReceipt(
            @TargetAggregateIdentifier ExchangeId exchangeId,
            Key consignment,
            @Nullable Long quantityGood,
            @Nullable Long quantityDamaged,
            @Nullable Long quantityMissing,
            @Nullable Qualifier qualifier,
            @Nullable Integer packages)
            implements ExchangeCommand {

        public ConfirmReceipt {
            checkReceipt(quantityGood, quantityDamaged, quantityMissing, packages);
        }
    }

    @Schema(
            description = "Records that what had not been received of a consignment is not taken in.",
            example = """
                    {"consignment":"masks-1","reason":"without a certificate"}""")
    record RefuseConsignment(@TargetAggregateIdentifier ExchangeId exchangeId, Key consignment, String reason)
            implements ExchangeCommand {}

    @Schema(
            description = "Records that aid was passed on to somebody who needs it more.",
            example = """
                    {"commitment":"masks","to":"care homes of the district","quantity":5000}""")
    record PassOnGoods(@TargetAggregateIdentifier ExchangeId exchangeId, Key commitment, String to, long quantity)
            implements ExchangeCommand {

        public PassOnGoods {
            checkQuantity(quantity);
        }
    }

    @Schema(
            description = "Records who was given the aid: a group, never a person.",
            example = """
                    {"commitment":"masks","quantity":10000,"qualifier":"ABOUT",
                     "recipientGroup":"schools and kindergartens"}""")
    record RecordDistribution(
            @TargetAggregateIdentifier ExchangeId exchangeId,
            Key commitment,
            long quantity,
            @Nullable Qualifier qualifier,
            String recipientGroup)
            implements ExchangeCommand {

        public RecordDistribution {
            checkQuantity(quantity);
        }
    }

    @Schema(
            description = "Records that aid which had been received is of no more use.",
            example = """
                    {"commitment":"masks","quantity":500,"cause":"EXPIRED"}""")
    record RecordLoss(@TargetAggregateIdentifier ExchangeId exchangeId, Key commitment, long quantity, LossCause cause)
            implements ExchangeCommand {

        public RecordLoss {
            checkQuantity(quantity);
        }
    }

    @Schema(
            description = "Records that aid went back: goods or money to the giver, personnel and patients home.",
            example = """
                    {"commitment":"masks","quantity":500}""")
    record ReturnGoods(@TargetAggregateIdentifier ExchangeId exchangeId, Key commitment, long quantity)
            implements ExchangeCommand {

        public ReturnGoods {
            checkQuantity(quantity);
        }
    }

    @Schema(
            description = "Accounts for all that was received on a line: used + returned + lost = received.",
            example = """
                    {"commitment":"masks","used":19000,"returned":500,"lost":500,
                     "cost":{"minorUnits":120000,"currency":"EUR"},
                     "evidenceSha256":"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"}""")
    record SubmitAccount(
            @TargetAggregateIdentifier ExchangeId exchangeId,
            Key commitment,
            long used,
            long returned,
            long lost,
            @Nullable Money cost,
            @Nullable String evidenceSha256)
            implements ExchangeCommand {

        public SubmitAccount {
            checkPart(used);
            checkPart(returned);
            checkPart(lost);
            checkSha256(evidenceSha256);
        }
    }

    @Schema(
            description = "Approves an account; the giving side or an auditor, never the one who submitted it.",
            example = """
                    {"commitment":"masks"}""")
    record ApproveAccount(@TargetAggregateIdentifier ExchangeId exchangeId, Key commitment)
            implements ExchangeCommand {}

    @Schema(
            description = "Questions an account, which may then be submitted anew.",
            example = """
                    {"commitment":"masks","question":"where are the delivery notes?"}""")
    record QueryAccount(@TargetAggregateIdentifier ExchangeId exchangeId, Key commitment, String question)
            implements ExchangeCommand {}

    @Schema(
            description = "Applies for money of a programme; the limits of a programme that Hansa knows are checked.",
            example = """
                    {"funding":"solidarity","participant":"dortmund","programme":"covid19-solidarity-2020",
                     "amount":{"minorUnits":5000000,"currency":"EUR"},"effective":"2020-06-15"}""")
    record RequestFunding(
            @TargetAggregateIdentifier ExchangeId exchangeId,
            Key funding,
            Key participant,
            String programme,
            Money amount)
            implements ExchangeCommand {}

    @Schema(
            description = "Records that the programme grants all or a part of what was requested.",
            example = """
                    {"funding":"solidarity","amount":{"minorUnits":4500000,"currency":"EUR"}}""")
    record GrantFunding(@TargetAggregateIdentifier ExchangeId exchangeId, Key funding, Money amount)
            implements ExchangeCommand {}

    @Schema(
            description = "Records that a part of what was granted was paid out.",
            example = """
                    {"funding":"solidarity","amount":{"minorUnits":2000000,"currency":"EUR"}}""")
    record DrawFunding(@TargetAggregateIdentifier ExchangeId exchangeId, Key funding, Money amount)
            implements ExchangeCommand {}

    @Schema(
            description = "Proves the use of what was drawn: used + returned = drawn.",
            example = """
                    {"funding":"solidarity","used":{"minorUnits":1900000,"currency":"EUR"},
                     "returned":{"minorUnits":100000,"currency":"EUR"}}""")
    record AccountFunding(@TargetAggregateIdentifier ExchangeId exchangeId, Key funding, Money used, Money returned)
            implements ExchangeCommand {}

    @Schema(
            description = "Records, with the reason, that a part of what was accepted will not come.",
            example = """
                    {"commitment":"masks","quantity":3000,"reason":"held back at the airport"}""")
    record WriteOff(@TargetAggregateIdentifier ExchangeId exchangeId, Key commitment, long quantity, String reason)
            implements ExchangeCommand {

        public WriteOff {
            checkQuantity(quantity);
        }
    }

    @Schema(
            description = "Closes an exchange in which every line is settled or written off.",
            example = """
                    {"effective":"2020-12-31"}""")
    record CloseExchange(@TargetAggregateIdentifier ExchangeId exchangeId) implements ExchangeCommand {}

    @Schema(
            description = "Reopens a closed exchange.",
            example = """
                    {"reason":"a further consignment arrived"}""")
    record ReopenExchange(@TargetAggregateIdentifier ExchangeId exchangeId, String reason)
            implements ExchangeCommand {}
}
