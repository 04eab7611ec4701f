package city.hansa.query.membership;

import static city.hansa.api.Examples.HAMBURG;
import static city.hansa.api.Examples.HARBOUR_CITIES;
import static city.hansa.api.Examples.by;
import static city.hansa.api.Examples.event;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.api.Recorded;
import city.hansa.api.catalogue.EventCatalogue;
import city.hansa.api.catalogue.StoredForm;
import city.hansa.api.membership.MembershipEvent;
import city.hansa.api.network.NetworkEvent;
import city.hansa.query.network.NetworkStoryline;
import city.hansa.query.timeline.Strand;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every event is told, by the events' own golden forms. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class StorylinesTest {

    static Stream<Class<?>> networkEvents() {
        return Arrays.stream(NetworkEvent.class.getPermittedSubclasses());
    }

    static Stream<Class<?>> membershipEvents() {
        return Arrays.stream(MembershipEvent.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @MethodSource("networkEvents")
    void a_networks_event_names_the_network(Class<?> type) throws IOException {
        var story = new NetworkStoryline();
        var recorded = recorded((NetworkEvent) golden(type));

        var sentence = story.sentence(story.strand(null, recorded), recorded);

        assertThat(sentence.key()).isEqualTo(EventCatalogue.nameOf(type));
        assertThat(sentence.parameters()).containsKey("network").hasSizeGreaterThan(1);
    }

    @ParameterizedTest
    @MethodSource("membershipEvents")
    void a_memberships_event_names_city_and_network(Class<?> type) throws IOException {
        var story = new MembershipStoryline();
        var event = (MembershipEvent) golden(type);
        var strand = Strand.of(event.membershipId().value(), HAMBURG.value(), HARBOUR_CITIES.value());
        var recorded = recorded(event);

        var sentence = story.sentence(story.strand(strand, recorded), recorded);

        assertThat(sentence.key()).isEqualTo(EventCatalogue.nameOf(type));
        assertThat(sentence.parameters()).containsKeys("city", "network").hasSizeGreaterThan(2);
    }

    private static <E> Recorded<E> recorded(E event) {
        return new Recorded<>(0, 0, event(0), Instant.EPOCH, by(HARBOUR_CITIES, "2009"), event);
    }

    private static Object golden(Class<?> type) throws IOException {
        try (var file = StorylinesTest.class.getResourceAsStream("/golden/" + EventCatalogue.nameOf(type) + ".r1.json")) {
            assertThat(file).isNotNull();
            return StoredForm.JSON.readValue(new String(file.readAllBytes(), UTF_8), type);
        }
    }
}
