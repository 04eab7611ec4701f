package city.hansa.api.network;

import city.hansa.api.CityId;
import city.hansa.api.Creates;
import city.hansa.api.NetworkId;
import city.hansa.api.value.Figure;
import city.hansa.api.value.Key;
import city.hansa.api.value.Theme;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What may be asked of a network. */
public sealed interface NetworkCommand {

    NetworkId networkId();

    /** {@code founders} says in words who founded it; cities of the register are recorded as founders one by one. */
    @Creates
    @Schema(
            description = "Records a network of cities; the effective date is that of its founding.",
            example = """
                    {"name":"Eurocities","kind":"ASSOCIATION","founders":"the mayors of six large cities",
                     "purpose":"to give cities a voice in Europe","effective":"1986"}""")
    record FoundNetwork(
            @TargetAggregateIdentifier NetworkId networkId,
            String name,
            NetworkKind kind,
            @Nullable String founders,
            @Nullable String purpose)
            implements NetworkCommand {

        public FoundNetwork {
            NetworkEvent.checkName(name);
            NetworkEvent.checkText(founders);
            NetworkEvent.checkText(purpose);
        }
    }

    @Schema(
            description = "Records a registered city as one of the network's founders.",
            example = """
                    {"city":"0199d5c0-0000-7000-8000-00000000000a","effective":"1986"}""")
    record RecordFounder(@TargetAggregateIdentifier NetworkId networkId, CityId city) implements NetworkCommand {}

    @Schema(
            description = "Publishes rules that are in force from the effective date until the next version. A"
                    + " membership is judged by the rules that are in force on the day in question.",
            example = """
                    {"version":"2008",
                     "classes":[{"code":"FULL","minPopulation":250000,"scope":"EU","admission":"WARN"}],
                     "dues":{"period":"P1Y","basis":"by population"},
                     "obligations":[{"code":"plan","title":"Action plan","period":"P2Y","extensions":1,
                      "noticeRequired":true,"holdOnMiss":true,"repeats":false}],
                     "suspension":{"arrearsOver":"P1Y"},"effective":"2008"}""")
    record PublishRules(
            @TargetAggregateIdentifier NetworkId networkId,
            Key version,
            List<MemberClass> classes,
            @Nullable DuesRule dues,
            List<ObligationRule> obligations,
            @Nullable SuspensionRule suspension)
            implements NetworkCommand {

        public PublishRules {
            classes = List.copyOf(classes);
            obligations = List.copyOf(obligations);
            NetworkEvent.checkDistinct(classes, obligations);
        }
    }

    @Schema(
            description = "Gives the network another name from the effective date on.",
            example = """
                    {"name":"Global Covenant of Mayors","effective":"2017"}""")
    record RenameNetwork(@TargetAggregateIdentifier NetworkId networkId, String name) implements NetworkCommand {

        public RenameNetwork {
            NetworkEvent.checkName(name);
        }
    }

    @Schema(
            description = "Records a number that somebody stated about the network, as of the effective date. It is"
                    + " shown beside what the register counts, never in its place.",
            example = """
                    {"figure":{"kind":"MEMBERS","value":8000,"qualifier":"OVER"},"effective":"2022~"}""")
    record ReportNetworkFigure(@TargetAggregateIdentifier NetworkId networkId, Figure figure)
            implements NetworkCommand {}

    @Schema(
            description = "Sets up a working group or a forum, which members can then join.",
            example = """
                    {"key":"mobility","kind":"FORUM","name":"Mobility Forum","effective":"1990"}""")
    record CreateWorkingGroup(
            @TargetAggregateIdentifier NetworkId networkId, Key key, GroupKind kind, String name)
            implements NetworkCommand {

        public CreateWorkingGroup {
            NetworkEvent.checkName(name);
        }
    }

    @Schema(
            description = "Records a good example that the network has published.",
            example = """
                    {"key":"covid-19-masks","city":"0199d5c0-0000-7000-8000-00000000000a","theme":"HEALTHCARE",
                     "title":"Masks sewn by volunteers","url":"https://example.org/masks","effective":"2020-03"}""")
    record PublishGoodPractice(
            @TargetAggregateIdentifier NetworkId networkId,
            Key key,
            @Nullable CityId city,
            Theme theme,
            String title,
            String url)
            implements NetworkCommand {

        public PublishGoodPractice {
            NetworkEvent.checkText(title);
            NetworkEvent.checkText(url);
        }
    }

    @Schema(
            description = "Records the end of the network.",
            example = """
                    {"reason":"merged into the Global Covenant of Mayors","effective":"2016-06-22"}""")
    record DissolveNetwork(@TargetAggregateIdentifier NetworkId networkId, String reason) implements NetworkCommand {

        public DissolveNetwork {
            NetworkEvent.checkText(reason);
        }
    }
}
