package city.hansa.api.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The stored form is hashed and signed. A failure here means a changed history, not a changed test: golden files are
 * added, never edited.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EventWireTest {

    static Stream<Class<?>> events() {
        return EventCatalogue.events();
    }

    @ParameterizedTest
    @MethodSource("events")
    void keeps_its_stored_form(Class<?> event) throws IOException {
        var golden = golden(event);

        var read = StoredForm.JSON.readValue(golden, event);

        assertThat(StoredForm.JSON.writeValueAsString(read)).isEqualTo(golden);
    }

    /** A golden file that leaves a field out would let its form change unseen. */
    @ParameterizedTest
    @MethodSource("events")
    void fills_every_field_of_its_golden_form(Class<?> event) throws IOException {
        assertThat(StoredForm.JSON.readTree(golden(event)).propertyNames())
                .containsExactlyElementsOf(Arrays.stream(event.getRecordComponents())
                        .map(component -> component.getName())
                        .toList());
    }

    @Test
    void no_two_events_share_a_stored_name() {
        assertThat(EventCatalogue.events().map(EventCatalogue::nameOf)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("events")
    void is_found_again_by_its_stored_name(Class<?> event) {
        assertThat(EventCatalogue.typeOf(EventCatalogue.nameOf(event))).contains(event);
    }

    private static String golden(Class<?> event) throws IOException {
        var name = "/golden/%s.r%d.json".formatted(EventCatalogue.nameOf(event), EventCatalogue.revisionOf(event));
        try (var file = EventWireTest.class.getResourceAsStream(name)) {
            assertThat(file).as("golden file %s", name).isNotNull();
            return new String(file.readAllBytes(), UTF_8);
        }
    }
}
