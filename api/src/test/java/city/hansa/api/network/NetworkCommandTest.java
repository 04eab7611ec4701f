package city.hansa.api.network;

import static city.hansa.api.Examples.HARBOUR_CITIES;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import city.hansa.api.network.NetworkCommand.CreateWorkingGroup;
import city.hansa.api.network.NetworkCommand.DissolveNetwork;
import city.hansa.api.network.NetworkCommand.FoundNetwork;
import city.hansa.api.network.NetworkCommand.PublishGoodPractice;
import city.hansa.api.value.Theme;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class NetworkCommandTest {

    @Test
    void a_text_that_says_nothing_is_not_taken() {
        malformed(() -> new FoundNetwork(HARBOUR_CITIES, "Harbours", NetworkKind.ASSOCIATION, " ", null));
        malformed(() -> new FoundNetwork(HARBOUR_CITIES, "Harbours", NetworkKind.ASSOCIATION, null, " "));
        malformed(() -> new CreateWorkingGroup(HARBOUR_CITIES, NetworkExamples.MOBILITY, GroupKind.FORUM, " "));
        malformed(() -> practice(" ", "https://example.org/quays"));
        malformed(() -> practice("Quays", " "));
        malformed(() -> new DissolveNetwork(HARBOUR_CITIES, " "));
    }

    private static PublishGoodPractice practice(String title, String url) {
        return new PublishGoodPractice(
                HARBOUR_CITIES, NetworkExamples.MOBILITY, null, Theme.CLIMATE_CHANGE, title, url);
    }

    private static void malformed(ThrowingCallable command) {
        assertThatIllegalArgumentException().isThrownBy(command);
    }
}
