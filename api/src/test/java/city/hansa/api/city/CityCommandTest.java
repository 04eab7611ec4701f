package city.hansa.api.city;

import static city.hansa.api.Examples.HAMBURG;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import city.hansa.api.city.CityCommand.CreateRole;
import city.hansa.api.city.CityCommand.DissolveCity;
import city.hansa.api.city.CityCommand.EstablishOffice;
import city.hansa.api.city.CityCommand.RecordAward;
import city.hansa.api.city.CityCommand.ReleaseIdentifier;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CityCommandTest {

    @Test
    void a_text_that_says_nothing_is_not_taken() {
        malformed(() -> new ReleaseIdentifier(HAMBURG, CityExamples.GEONAMES, " "));
        malformed(() -> new DissolveCity(HAMBURG, ""));
        malformed(() -> new RecordAward(HAMBURG, " ", null));
        malformed(() -> new RecordAward(HAMBURG, "European Green Capital", " "));
        malformed(() -> new EstablishOffice(HAMBURG, " ", null, List.of()));
        malformed(() -> new EstablishOffice(HAMBURG, "Senate Chancellery", " ", List.of()));
        malformed(() -> new EstablishOffice(HAMBURG, "Senate Chancellery", null, List.of(" ")));
        malformed(() -> new CreateRole(HAMBURG, " ", List.of(), null));
        malformed(() -> new CreateRole(HAMBURG, "Coordinator", List.of(" "), null));
        malformed(() -> new CreateRole(HAMBURG, "Coordinator", List.of(), " "));
    }

    @Test
    void a_text_without_end_is_not_taken() {
        malformed(() -> new DissolveCity(HAMBURG, "x".repeat(2_001)));
    }

    private static void malformed(ThrowingCallable command) {
        assertThatIllegalArgumentException().isThrownBy(command);
    }
}
