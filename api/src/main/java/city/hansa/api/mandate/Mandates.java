package city.hansa.api.mandate;

import city.hansa.api.CityId;
import city.hansa.api.NetworkId;
import city.hansa.api.Party;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * For whom the giver of a command may speak. It goes along with the command as one text of its metadata, and stays behind
 * when the command's envelope is copied to its events.
 *
 * @param every whether for every party: what the house itself gives, such as a story
 */
public record Mandates(boolean every, Set<Party> parties) {

    private static final String KEY = "mandates";
    private static final String EVERY = "every";
    private static final String CITY = "city:";
    private static final String NETWORK = "network:";

    public static final Mandates OF_EVERY_PARTY = new Mandates(true, Set.of());

    public Mandates {
        parties = Set.copyOf(parties);
    }

    public static Mandates of(Set<? extends Party> parties) {
        return new Mandates(false, Set.copyOf(parties));
    }

    public boolean include(Party party) {
        return every || parties.contains(party);
    }

    public void putInto(Map<String, ? super String> metaData) {
        metaData.put(KEY, every ? EVERY : parties.stream().map(Mandates::text).sorted().collect(Collectors.joining(" ")));
    }

    /** None where nothing is said. */
    public static Mandates from(Map<String, ?> metaData) {
        var text = metaData.get(KEY) instanceof String given ? given : "";
        if (text.equals(EVERY)) {
            return OF_EVERY_PARTY;
        }
        return of(Arrays.stream(text.split(" ")).filter(name -> !name.isEmpty()).map(Mandates::party).collect(Collectors.toSet()));
    }

    private static String text(Party party) {
        return switch (party) {
            case CityId city -> CITY + city;
            case NetworkId network -> NETWORK + network;
        };
    }

    private static Party party(String text) {
        return text.startsWith(CITY)
                ? CityId.of(text.substring(CITY.length()))
                : NetworkId.of(text.substring(NETWORK.length()));
    }
}
