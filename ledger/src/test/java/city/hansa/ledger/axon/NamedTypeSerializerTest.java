package city.hansa.ledger.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.UnknownSerializedType;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class NamedTypeSerializerTest {

    private final NamedTypeSerializer serializer = new NamedTypeSerializer(new TextNames());

    @Test
    void stores_a_type_under_its_name_and_revision() {
        var stored = serializer.serialize("said", String.class);

        assertThat(stored.getType().getName()).isEqualTo("test.text");
        assertThat(stored.getType().getRevision()).isEqualTo("1");
        assertThat((String) serializer.deserialize(stored)).isEqualTo("said");
    }

    @Test
    void refuses_a_type_without_a_name() {
        assertThatThrownBy(() -> serializer.serialize(Duration.ZERO, byte[].class))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void does_not_guess_what_an_unknown_name_means() {
        Object unknown = serializer.deserialize(
                new SimpleSerializedObject<>("\"x\"", String.class, "java.lang.String", null));

        assertThat(unknown).isInstanceOf(UnknownSerializedType.class);
    }

    @Test
    void does_not_guess_what_a_newer_revision_means() {
        assertThat(serializer.classForType(new SimpleSerializedType("test.text", "2")))
                .isEqualTo(UnknownSerializedType.class);
        assertThat(serializer.classForType(new SimpleSerializedType("test.text", "1"))).isEqualTo(String.class);
        assertThat(serializer.classForType(new SimpleSerializedType("test.text", null))).isEqualTo(String.class);
    }

    @Test
    void stores_metadata_flat_and_sorted() {
        var id = UUID.fromString("018f2f6e-0000-7000-8000-000000000001");
        var metaData = MetaData.from(Map.of("b", "two", "c", id, "a", 1, "d", true));

        var stored = serializer.serialize(metaData, String.class);

        assertThat(stored.getData()).isEqualTo("{\"a\":\"1\",\"b\":\"two\",\"c\":\"" + id + "\",\"d\":\"true\"}");
        assertThat(stored.getType().getName()).isEqualTo(MetaData.class.getName());
        assertThat((MetaData) serializer.deserialize(stored))
                .isEqualTo(MetaData.from(Map.of("a", "1", "b", "two", "c", id.toString(), "d", "true")));
    }

    @Test
    void refuses_metadata_that_is_not_flat() {
        assertThatThrownBy(() -> serializer.serialize(MetaData.with("list", List.of("x")), byte[].class))
                .isInstanceOf(SerializationException.class);
    }

    @Test
    void stores_axons_tokens_and_reads_a_replays_context() {
        TrackingToken replay = ReplayToken.createReplayToken(
                new GlobalSequenceTrackingToken(7), new GlobalSequenceTrackingToken(2), "why");

        var stored = serializer.serialize(replay, byte[].class);

        assertThat((TrackingToken) serializer.deserialize(stored)).isEqualTo(replay);
    }

    @Test
    void writes_and_reads_an_acknowledgement() {
        var acknowledgement = new Acknowledgement(new UUID(1, 2), 3, 4);

        var json = serializer.getObjectMapper().writeValueAsString(acknowledgement);
        var read = serializer.getObjectMapper().readValue(json, Acknowledgement.class);

        assertThat(read.aggregateId()).isEqualTo(new UUID(1, 2));
        assertThat(read.sequence()).isEqualTo(3);
        assertThat(read.position()).isEqualTo(4);
    }
}
