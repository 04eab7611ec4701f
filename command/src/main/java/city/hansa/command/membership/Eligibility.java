package city.hansa.command.membership;

import static city.hansa.api.CommandRejected.require;
import static city.hansa.api.membership.MembershipRejection.NOT_ELIGIBLE;
import static city.hansa.api.membership.MembershipRejection.NO_SUCH_CLASS;

import city.hansa.api.CommandRejected;
import city.hansa.api.date.Certainty;
import city.hansa.api.date.Edtf;
import city.hansa.api.membership.EligibilityWarning;
import city.hansa.api.network.MemberClass;
import city.hansa.api.network.NetworkEvent.RulesPublished;
import city.hansa.api.value.Figure;
import city.hansa.api.value.Qualifier;
import city.hansa.command.registry.Cities;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Whether a city fits a class of members on a day. Only what certainly does not fit counts against it: of the countries
 * to which it may have belonged on that day, all of them. A population that is not on record, or not exactly enough, is
 * warned about, and rejects nobody.
 */
final class Eligibility {

    private Eligibility() {}

    /** The warnings, in the order of their constants. Refused where the class rejects, or is none of these rules. */
    static List<EligibilityWarning> judge(
            @Nullable String memberClass, @Nullable RulesPublished rules, Cities.Standing city, Edtf day) {
        if (memberClass == null || rules == null || rules.classes().isEmpty()) {
            return List.of();
        }
        var asked = rules.findClass(memberClass)
                .orElseThrow(() -> new CommandRejected(NO_SUCH_CLASS).with("memberClass", memberClass));
        var warnings = warnings(asked, city, day);
        if (asked.admission() == MemberClass.Admission.REJECT
                && warnings.stream().anyMatch(warning -> warning != EligibilityWarning.POPULATION_UNKNOWN)) {
            throw new CommandRejected(NOT_ELIGIBLE)
                    .with("memberClass", memberClass)
                    .with("warnings", warnings.stream().map(Enum::name).toList());
        }
        return warnings;
    }

    /** As a city becomes a member; by then it must be in a class, where the rules name any. */
    static void admit(
            @Nullable String memberClass, @Nullable RulesPublished rules, Cities.Standing city, Edtf day) {
        require(memberClass != null || rules == null || rules.classes().isEmpty(), NO_SUCH_CLASS);
        judge(memberClass, rules, city, day);
    }

    static List<EligibilityWarning> warnings(MemberClass asked, Cities.Standing city, Edtf day) {
        var warnings = new ArrayList<EligibilityWarning>();
        population(asked, city.populationOn(day), warnings);
        var outside = all(city, day, country -> !EuropeanUnion.isEuropean(country));
        switch (asked.scope()) {
            case EU -> {
                var notInUnion = all(city, day, country -> EuropeanUnion.includes(country, day) == Certainty.NO);
                warn(notInUnion, EligibilityWarning.NOT_IN_EU, warnings);
            }
            case EUROPE -> warn(outside, EligibilityWarning.NOT_IN_EUROPE, warnings);
            case EUROPE_OUTSIDE_EU -> {
                var inUnion = all(city, day, country -> EuropeanUnion.includes(country, day) == Certainty.CERTAIN);
                warn(inUnion, EligibilityWarning.IN_EU, warnings);
                warn(outside, EligibilityWarning.NOT_IN_EUROPE, warnings);
            }
            case ANY -> {}
        }
        return List.copyOf(warnings);
    }

    private static boolean all(Cities.Standing city, Edtf day, Predicate<String> misfit) {
        return city.countriesOn(day).stream().allMatch(misfit);
    }

    /** "Over 200,000" may be enough where 250,000 are asked for, and "about 249,000" may be. */
    private static void population(MemberClass asked, @Nullable Figure population, List<EligibilityWarning> warnings) {
        var least = asked.minPopulation();
        var most = asked.maxPopulation();
        if (population == null) {
            warn(least != null || most != null, EligibilityWarning.POPULATION_UNKNOWN, warnings);
            return;
        }
        var seemsSmall = least != null && population.value() < least;
        var seemsLarge = most != null && population.value() > most;
        var isSmall = seemsSmall && population.qualifier() == Qualifier.EXACTLY;
        var isLarge = seemsLarge && population.qualifier() != Qualifier.ABOUT;
        warn(seemsSmall != isSmall || seemsLarge != isLarge, EligibilityWarning.POPULATION_UNKNOWN, warnings);
        warn(isSmall, EligibilityWarning.POPULATION_TOO_SMALL, warnings);
        warn(isLarge, EligibilityWarning.POPULATION_TOO_LARGE, warnings);
    }

    private static void warn(boolean applies, EligibilityWarning warning, List<EligibilityWarning> warnings) {
        if (applies) {
            warnings.add(warning);
        }
    }
}
