package city.hansa.web.address;

import city.hansa.api.Subject;
import city.hansa.api.action.ActionKind;
import city.hansa.api.action.ActionStanding;
import city.hansa.api.city.CityView;
import city.hansa.api.exchange.CrisisType;
import city.hansa.api.exchange.ExchangeView;
import city.hansa.api.membership.MembershipStanding;
import city.hansa.api.network.NetworkKind;
import city.hansa.api.network.NetworkView;
import city.hansa.api.partnership.PartnershipKind;
import city.hansa.api.partnership.PartnershipStanding;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What {@code kind=} and {@code standing=} may be in each register. */
public final class RegisterConstants {

    /** The standings of who is a member. */
    public static final List<String> MEMBER_STANDINGS = Arrays.stream(MembershipStanding.values())
            .filter(MembershipStanding::isMember)
            .map(Enum::name)
            .toList();

    /** Empty where the kinds are no constants: a city's is its country, a membership's its class. */
    public static List<String> kindsOf(Subject.Kind register) {
        return switch (register) {
            case CITY, MEMBERSHIP -> List.of();
            case NETWORK -> names(NetworkKind.values()).toList();
            case PARTNERSHIP -> names(PartnershipKind.values()).toList();
            case EXCHANGE -> names(CrisisType.values()).toList();
            case ACTION -> names(ActionKind.values()).toList();
        };
    }

    /** ANY, which stands for all, is the last. */
    public static List<String> standingsOf(Subject.Kind register) {
        var standings = names(
                switch (register) {
                    case CITY -> CityView.Standing.values();
                    case NETWORK -> NetworkView.Standing.values();
                    case MEMBERSHIP -> MembershipStanding.values();
                    case PARTNERSHIP -> PartnershipStanding.values();
                    case EXCHANGE -> ExchangeView.Standing.values();
                    case ACTION -> ActionStanding.values();
                });
        return Stream.concat(standings, Stream.of("ANY")).toList();
    }

    private static Stream<String> names(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Enum::name);
    }

    private RegisterConstants() {}
}
