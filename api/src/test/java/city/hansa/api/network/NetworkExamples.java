package city.hansa.api.network;

import static city.hansa.api.Examples.HAMBURG;
import static city.hansa.api.Examples.HARBOUR_CITIES;

import city.hansa.api.CityId;
import city.hansa.api.network.MemberClass.Admission;
import city.hansa.api.network.MemberClass.Scope;
import city.hansa.api.network.NetworkCommand.FoundNetwork;
import city.hansa.api.network.NetworkCommand.PublishRules;
import city.hansa.api.network.NetworkEvent.FounderRecorded;
import city.hansa.api.network.NetworkEvent.GoodPracticePublished;
import city.hansa.api.network.NetworkEvent.NetworkDissolved;
import city.hansa.api.network.NetworkEvent.NetworkFounded;
import city.hansa.api.network.NetworkEvent.RulesPublished;
import city.hansa.api.network.NetworkEvent.WorkingGroupCreated;
import city.hansa.api.value.Figure;
import city.hansa.api.value.FigureKind;
import city.hansa.api.value.Key;
import city.hansa.api.value.Qualifier;
import city.hansa.api.value.Theme;
import java.time.Period;
import java.util.List;

/** The Harbour Cities, founded in 1986; since 2000 with rules as a commitment and an association have them. */
public final class NetworkExamples {

    public static final Key FIRST_RULES = new Key("2000");
    public static final Key MOBILITY = new Key("mobility");
    public static final Figure MEMBERS = new Figure(FigureKind.MEMBERS, 200, Qualifier.OVER, null);

    /** Two years, one extension; missed, it puts the member on hold once it was warned. */
    public static final ObligationRule PLAN =
            new ObligationRule(new Key("plan"), "Action plan", Period.ofYears(2), 1, true, true, false);

    /** Every two years, without further consequence. */
    public static final ObligationRule MONITORING =
            new ObligationRule(new Key("monitoring"), null, Period.ofYears(2), 0, false, false, true);

    public static final MemberClass FULL =
            new MemberClass("FULL", null, 250_000L, null, Scope.EU, Admission.REJECT);
    public static final MemberClass ASSOCIATE =
            new MemberClass("ASSOCIATE", null, 250_000L, null, Scope.EUROPE_OUTSIDE_EU, Admission.WARN);

    public static FoundNetwork found() {
        return new FoundNetwork(HARBOUR_CITIES, "Harbour Cities", NetworkKind.ASSOCIATION, null, "safe harbours");
    }

    public static NetworkFounded founded() {
        return new NetworkFounded(HARBOUR_CITIES, "Harbour Cities", NetworkKind.ASSOCIATION, null, "safe harbours");
    }

    public static FounderRecorded foundedBy(CityId city) {
        return new FounderRecorded(HARBOUR_CITIES, city);
    }

    public static PublishRules publish() {
        var rules = published();
        return new PublishRules(
                HARBOUR_CITIES,
                rules.version(),
                rules.classes(),
                rules.dues(),
                rules.obligations(),
                rules.suspension());
    }

    public static RulesPublished published() {
        return new RulesPublished(
                HARBOUR_CITIES,
                FIRST_RULES,
                List.of(FULL, ASSOCIATE),
                new DuesRule(Period.ofYears(1), null, "by population"),
                List.of(PLAN, MONITORING),
                new SuspensionRule(Period.ofYears(1)));
    }

    public static WorkingGroupCreated mobilityForum() {
        return new WorkingGroupCreated(HARBOUR_CITIES, MOBILITY, GroupKind.FORUM, "Mobility Forum");
    }

    public static GoodPracticePublished goodPractice() {
        return new GoodPracticePublished(
                HARBOUR_CITIES, new Key("quays"), HAMBURG, Theme.CLIMATE_CHANGE, "Quays", "https://example.org/quays");
    }

    public static NetworkDissolved dissolved() {
        return new NetworkDissolved(HARBOUR_CITIES, "merged");
    }

    private NetworkExamples() {}
}
