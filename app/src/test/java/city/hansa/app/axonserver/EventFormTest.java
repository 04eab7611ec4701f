package city.hansa.app.axonserver;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.ledger.append.Append;
import city.hansa.ledger.append.NewEvent;
import city.hansa.ledger.append.ReceiptKey;
import io.axoniq.axonserver.grpc.event.Event;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EventFormTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final UUID STREAM = new UUID(1, 1);

    @Test
    void what_is_kept_there_comes_back_to_the_byte() {
        var append = append(key("officer", "1"), event(0), event(1));

        var back = EventForm.append(EventForm.events(append, NOW));

        assertThat(back).usingRecursiveComparison().isEqualTo(append);
    }

    @Test
    void all_events_of_a_command_but_the_last_say_that_more_follows() {
        assertThat(EventForm.events(append(null, event(0), event(1)), NOW))
                .extracting(EventForm::isFollowed)
                .containsExactly(true, false);
        assertThat(EventForm.events(append(key("officer", "1"), event(0)), NOW))
                .extracting(EventForm::isFollowed)
                .containsExactly(true, false);
    }

    @Test
    void a_receipt_begins_one_stream_for_each_key_of_a_principal() {
        assertThat(receipt("officer", "1").getAggregateSequenceNumber()).isZero();
        assertThat(streamOf("officer", "1"))
                .isEqualTo(streamOf("officer", "1"))
                .isNotEqualTo(streamOf("officer", "2"))
                .isNotEqualTo(streamOf("officer1", "1"))
                .isNotEqualTo(streamOf("office", "r1"));
    }

    private static String streamOf(String principal, String key) {
        return receipt(principal, key).getAggregateIdentifier();
    }

    private static Event receipt(String principal, String key) {
        return EventForm.events(append(key(principal, key), event(0)), NOW).getLast();
    }

    private static ReceiptKey key(String principal, String key) {
        return new ReceiptKey(principal, key, new byte[] {0, -1});
    }

    private static Append append(@Nullable ReceiptKey receipt, NewEvent... events) {
        return new Append(List.of(events), receipt);
    }

    private static NewEvent event(long sequence) {
        return new NewEvent(
                new UUID(2, sequence),
                "City",
                STREAM,
                sequence,
                "city.renamed",
                1,
                "NETWORK",
                "{\"name\":\"Łódź\"}".getBytes(UTF_8),
                "{\"actorRole\":\"OFFICER\",\"sourceTitle\":\"„Urkunde“ \\\\ \\\"Abschrift\\\"\",\"visibility\":\"NETWORK\"}"
                        .getBytes(UTF_8));
    }
}
