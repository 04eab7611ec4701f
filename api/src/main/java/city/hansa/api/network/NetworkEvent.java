package city.hansa.api.network;

import city.hansa.api.CityId;
import city.hansa.api.NetworkId;
import city.hansa.api.Stored;
import city.hansa.api.narrative.Narrative;
import city.hansa.api.narrative.SealedText;
import city.hansa.api.value.Figure;
import city.hansa.api.value.Key;
import city.hansa.api.value.Theme;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What has happened to a network. Stored for ever: add a record, never change one.
 *
 * <p>What the commands check is checked here too, since a correction makes an event anew.
 */
public sealed interface NetworkEvent {

    NetworkId networkId();

    @Stored("network.founded")
    record NetworkFounded(
            NetworkId networkId,
            String name,
            NetworkKind kind,
            @Narrative @Nullable String founders,
            @Narrative @Nullable String purpose)
            implements NetworkEvent {

        public NetworkFounded {
            checkName(name);
            checkText(founders);
            checkText(purpose);
        }
    }

    @Stored("network.founder-recorded")
    record FounderRecorded(NetworkId networkId, CityId city) implements NetworkEvent {}

    /** In force from the effective date until the next version. */
    @Stored("network.rules-published")
    record RulesPublished(
            NetworkId networkId,
            Key version,
            List<MemberClass> classes,
            @Nullable DuesRule dues,
            List<ObligationRule> obligations,
            @Nullable SuspensionRule suspension)
            implements NetworkEvent {

        public RulesPublished {
            classes = List.copyOf(classes);
            obligations = List.copyOf(obligations);
            checkDistinct(classes, obligations);
        }

        public Optional<MemberClass> findClass(String code) {
            return classes.stream().filter(known -> known.code().equals(code)).findFirst();
        }
    }

    @Stored("network.renamed")
    record NetworkRenamed(NetworkId networkId, String name) implements NetworkEvent {

        public NetworkRenamed {
            checkName(name);
        }
    }

    @Stored("network.figure-reported")
    record NetworkFigureReported(NetworkId networkId, Figure figure) implements NetworkEvent {}

    @Stored("network.working-group-created")
    record WorkingGroupCreated(NetworkId networkId, Key key, GroupKind kind, String name) implements NetworkEvent {

        public WorkingGroupCreated {
            checkName(name);
        }
    }

    @Stored("network.good-practice-published")
    record GoodPracticePublished(
            NetworkId networkId, Key key, @Nullable CityId city, Theme theme, String title, String url)
            implements NetworkEvent {

        public GoodPracticePublished {
            checkText(title);
            checkText(url);
        }
    }

    @Stored("network.dissolved")
    record NetworkDissolved(NetworkId networkId, @Narrative String reason) implements NetworkEvent {

        public NetworkDissolved {
            checkText(reason);
        }
    }

    /** Free text says something, in at most 2,000 characters. */
    static void checkText(@Nullable String text) {
        if (text != null && !SealedText.isOne(text) && (text.isBlank() || text.length() > 2_000)) {
            throw new IllegalArgumentException("a text has 1 to 2,000 characters");
        }
    }

    /** A name has 1 to 200 characters, not all blank. */
    static void checkName(String name) {
        if (name.isBlank() || name.length() > 200) {
            throw new IllegalArgumentException("a network's name has 1 to 200 characters");
        }
    }

    /** Classes and obligations are known by their codes, so no two share one. */
    static void checkDistinct(List<MemberClass> classes, List<ObligationRule> obligations) {
        var codes = new HashSet<Object>();
        if (!classes.stream().map(MemberClass::code).allMatch(codes::add)
                || !obligations.stream().map(ObligationRule::code).allMatch(codes::add)) {
            throw new IllegalArgumentException("no two classes, and no two obligations, share a code");
        }
    }
}
