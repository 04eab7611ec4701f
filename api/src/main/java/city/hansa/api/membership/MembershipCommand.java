package city.hansa.api.membership;

import city.hansa.api.CityId;
import city.hansa.api.Creates;
import city.hansa.api.MembershipId;
import city.hansa.api.NetworkId;
import city.hansa.api.date.Edtf;
import city.hansa.api.network.MemberClass;
import city.hansa.api.value.Key;
import city.hansa.api.value.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What may be asked of a city's membership of a network. */
public sealed interface MembershipCommand {

    MembershipId membershipId();

    /** The id is the one that follows from the network and the city. */
    @Creates
    @Schema(
            description = "Applies for membership. Where the applicant does not fit the class, the rules in force on"
                    + " that day say whether it is warned or refused.",
            example = """
                    {"network":"0199d5c0-0000-7000-8000-00000000000d",
                     "city":"0199d5c0-0000-7000-8000-00000000000a","memberClass":"FULL","effective":"1993"}""")
    record ApplyForMembership(
            @TargetAggregateIdentifier MembershipId membershipId,
            NetworkId network,
            CityId city,
            @Nullable String memberClass)
            implements MembershipCommand {

        public ApplyForMembership {
            MemberClass.checkCode(memberClass);
            if (!membershipId.equals(MembershipId.of(network, city))) {
                throw new IllegalArgumentException("a membership's id is derived from its network and city");
            }
        }
    }

    /** {@code ruleVersion} null stands for the rules in force on that day, whichever they are. */
    @Schema(
            description = "Admits the applicant, by the rules in force on the effective date.",
            example = """
                    {"memberClass":"FULL","ruleVersion":"2008","effective":"1993"}""")
    record AdmitMember(
            @TargetAggregateIdentifier MembershipId membershipId,
            @Nullable String memberClass,
            @Nullable Key ruleVersion)
            implements MembershipCommand {

        public AdmitMember {
            MemberClass.checkCode(memberClass);
        }
    }

    @Schema(
            description = "Records that the city signed the network's commitment. Opens what the rules in force on that"
                    + " day oblige it to, each with the day by which it is due.",
            example = """
                    {"name":"Covenant of Mayors 2020","councilDecision":"Drucksache 13650-09","effective":"2009"}""")
    record SignCommitment(
            @TargetAggregateIdentifier MembershipId membershipId, String name, @Nullable String councilDecision)
            implements MembershipCommand {}

    @Schema(
            description = "Records that an obligation was fulfilled, in time or late. What was late was missed: where"
                    + " that is not on record yet, it is recorded first.",
            example = """
                    {"key":"plan-1","document":"https://example.org/action-plan.pdf","effective":"2011-02-11"}""")
    record FulfilObligation(
            @TargetAggregateIdentifier MembershipId membershipId, Key key, @Nullable String document)
            implements MembershipCommand {}

    @Schema(
            description = "Puts an obligation off, as often as its rule allows.",
            example = """
                    {"key":"plan-1","newDue":"2012-06-30","reason":"elections","effective":"2011-09"}""")
    record ExtendObligation(
            @TargetAggregateIdentifier MembershipId membershipId, Key key, Edtf newDue, String reason)
            implements MembershipCommand {}

    @Schema(
            description = "Records the network's written notice that an obligation is due or overdue. Where the rule"
                    + " demands it, a missed obligation puts the membership on hold only after notice.",
            example = """
                    {"key":"plan-1","effective":"2012-01-15"}""")
    record GiveNotice(@TargetAggregateIdentifier MembershipId membershipId, Key key) implements MembershipCommand {}

    @Schema(
            description = "Makes a membership active again that was on hold or suspended. The gap stays in the record.",
            example = """
                    {"reason":"action plan received","effective":"2012-09-01"}""")
    record ReactivateMembership(@TargetAggregateIdentifier MembershipId membershipId, @Nullable String reason)
            implements MembershipCommand {}

    @Schema(
            description = "Records whether the dues of a period were paid. Arrears that last longer than the rules in"
                    + " force allow suspend the membership.",
            example = """
                    {"period":"2023","state":"PAID","amount":{"minorUnits":1538000,"currency":"EUR"},
                     "effective":"2023-02-14"}""")
    record RecordDues(
            @TargetAggregateIdentifier MembershipId membershipId,
            Edtf period,
            DuesState state,
            @Nullable Money amount)
            implements MembershipCommand {}

    @Schema(
            description = "Suspends a membership by the network's decision.",
            example = """
                    {"reason":"statutes, article 9","effective":"2022-03-10"}""")
    record SuspendMembership(@TargetAggregateIdentifier MembershipId membershipId, String reason)
            implements MembershipCommand {}

    @Schema(
            description = "Moves an active member to another class from the effective date on.",
            example = """
                    {"memberClass":"ASSOCIATE","effective":"2020-02-01"}""")
    record ChangeClass(@TargetAggregateIdentifier MembershipId membershipId, String memberClass)
            implements MembershipCommand {

        public ChangeClass {
            MemberClass.checkCode(memberClass);
        }
    }

    @Schema(
            description = "Records an office that the city holds in the network from the effective date on.",
            example = """
                    {"role":"FORUM_CHAIR","until":"2024","effective":"2022"}""")
    record TakeOffice(@TargetAggregateIdentifier MembershipId membershipId, Office role, @Nullable Edtf until)
            implements MembershipCommand {}

    @Schema(
            description = "Records that the city works in one of the network's working groups or forums.",
            example = """
                    {"key":"mobility","effective":"2021"}""")
    record JoinWorkingGroup(@TargetAggregateIdentifier MembershipId membershipId, Key key)
            implements MembershipCommand {}

    @Schema(
            description = "Records that the city left the network, or took its application back.",
            example = """
                    {"reason":"budget","effective":"2014-12-31"}""")
    record WithdrawMember(@TargetAggregateIdentifier MembershipId membershipId, String reason)
            implements MembershipCommand {}

    @Schema(
            description = "Records that the network expelled the city.",
            example = """
                    {"decision":"general assembly, item 7","effective":"2022-06-01"}""")
    record ExpelMember(@TargetAggregateIdentifier MembershipId membershipId, String decision)
            implements MembershipCommand {}

    @Schema(
            description = "Records that a membership or an application ended without anybody ending it.",
            example = """
                    {"reason":"not renewed","effective":"2016"}""")
    record LapseMembership(@TargetAggregateIdentifier MembershipId membershipId, String reason)
            implements MembershipCommand {}

    @Schema(
            description = "Records that the city is a member again. The time between stays visible as a gap.",
            example = """
                    {"memberClass":"FULL","effective":"2018"}""")
    record RejoinNetwork(@TargetAggregateIdentifier MembershipId membershipId, @Nullable String memberClass)
            implements MembershipCommand {

        public RejoinNetwork {
            MemberClass.checkCode(memberClass);
        }
    }
}
