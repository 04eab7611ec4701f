package city.hansa.ledger.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import city.hansa.ledger.note.Checkpoint;
import city.hansa.ledger.note.Note;
import city.hansa.ledger.tree.Hash;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Whatever is done to a log is found and named: by who holds its files, and by who holds its key. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TamperedLogTest {

    private static final int SIZE = 300;
    private static final List<TestEvent> EVENTS = TestEvent.list(SIZE);
    private static final String FIRST_BUNDLE = "tile/entries/000";

    @Nested
    class In_its_files {

        private final TestLog log = TestLog.of(SIZE);

        @Test
        void a_bit_of_an_entry() {
            log.change(FIRST_BUNDLE, bytes -> flipped(bytes, bytes.length - 1));
            Ran.over(log).doesNotHold("leaf 255: its hash is not the one in tile 0/000");
        }

        @Test
        void a_bit_of_a_tile() {
            log.change("tile/0/001.p/44", bytes -> flipped(bytes, 3 * Hash.BYTES));
            Ran.over(log).doesNotHold("leaf 259: its hash is not the one in tile 0/001.p/44");
        }

        @Test
        void a_bit_of_a_tile_above() {
            log.change("tile/1/000.p/1", bytes -> flipped(bytes, 0));
            Ran.over(log).doesNotHold("tile 1/000.p/1: its hash 0 is not the root of tile 0/000");
        }

        @Test
        void a_tile_cut_short() {
            log.change("tile/0/001.p/44", bytes -> Arrays.copyOf(bytes, bytes.length - 1));
            Ran.over(log).doesNotHold("tile 0/001.p/44: a tile of 44 hashes has 1408 bytes, not 1407");
        }

        @Test
        void bytes_after_a_tile() {
            log.change("tile/0/000", bytes -> Arrays.copyOf(bytes, bytes.length + 1));
            Ran.over(log).doesNotHold("tile 0/000: a tile of 256 hashes has 8192 bytes, not 8193");
        }

        @Test
        void bytes_after_a_bundle() {
            log.change(FIRST_BUNDLE, bytes -> Arrays.copyOf(bytes, bytes.length + 1));
            Ran.over(log).doesNotHold("tile entries/000: a bundle ends within its entry 256");
        }

        @Test
        void a_further_entry_in_a_bundle() {
            log.change("tile/entries/001.p/44", bytes -> Arrays.copyOf(bytes, bytes.length + 2));
            Ran.over(log).doesNotHold("tile entries/001.p/44: a bundle has 45 entries, not 44");
        }

        @Test
        void the_first_of_several_is_named() {
            log.change(FIRST_BUNDLE, bytes -> flipped(bytes, bytes.length - 1));
            log.change("tile/entries/001.p/44", bytes -> flipped(bytes, 0));
            Ran.over(log).doesNotHold("leaf 255");
        }

        @Test
        void another_root_under_the_old_signature() {
            var text = new Checkpoint("log.example", SIZE, Hash.EMPTY_TREE).text();
            log.publish(new Note(text, log.note().signatures()));
            Ran.over(log).doesNotHold("checkpoint: not signed by the key log.example+");
        }

        @Test
        void what_is_no_note() {
            log.put("checkpoint", "log.example\n".getBytes(UTF_8));
            Ran.over(log).doesNotHold("checkpoint: a blank line");
        }
    }

    @Nested
    class Signed_anew_with_its_key {

        @Test
        void entries_swapped() {
            changed(entries -> Collections.swap(entries, 17, 18))
                    .doesNotHold("leaf 17: says that it is at position 18");
        }

        @Test
        void an_entry_deleted() {
            changed(entries -> entries.remove(270)).doesNotHold("leaf 270: says that it is at position 271");
        }

        @Test
        void an_entry_inserted() {
            changed(entries -> entries.add(100, EVENTS.get(99).leaf().bytes()))
                    .doesNotHold("leaf 100: says that it is at position 99");
        }

        @Test
        void an_entry_that_is_not_in_its_one_form() {
            changed(17, EVENTS.get(17).entryWith("{", "{ ")).doesNotHold("leaf 17: {\"aggregateId\":\" should stand");
        }

        @Test
        void an_entry_of_another_version() {
            changed(17, EVENTS.get(17).entryWith("\"v\":1", "\"v\":2")).doesNotHold("leaf 17: ");
        }

        @Test
        void time_that_goes_back() {
            changed(290, EVENTS.get(290).entryWith("10:00:00.413456", "09:00:00.413456"))
                    .doesNotHold("leaf 290: time went back from 2026-11-23T10:00:00.412456Z to 2026-11-23T09");
        }

        @Test
        void a_gap_in_a_stream() {
            changed(280, EVENTS.get(280).entryWith("\"aggregateSeq\":\"40\"", "\"aggregateSeq\":\"41\""))
                    .doesNotHold(
                            "leaf 280: stream 018f2f6e-0000-7000-9000-000000000000 goes on with sequence 41, not 40");
        }

        @Test
        void a_number_twice_in_a_stream() {
            changed(280, EVENTS.get(280).entryWith("\"aggregateSeq\":\"40\"", "\"aggregateSeq\":\"39\""))
                    .doesNotHold(
                            "leaf 280: stream 018f2f6e-0000-7000-9000-000000000000 goes on with sequence 39, not 40");
        }

        @Test
        void a_root_of_other_leaves() {
            var log = TestLog.of(SIZE);
            log.sign(new Checkpoint("log.example", SIZE, Hash.EMPTY_TREE));
            Ran.over(log).doesNotHold("checkpoint: its root is " + Hash.EMPTY_TREE.toBase64());
        }

        @Test
        void another_origin() {
            var log = TestLog.of(SIZE);
            log.sign(new Checkpoint("other.example", SIZE, log.signed().rootHash()));
            Ran.over(log).doesNotHold("checkpoint: of the log other.example, not of log.example");
        }

        private static Ran changed(int position, byte[] entry) {
            return changed(entries -> entries.set(position, entry));
        }

        private static Ran changed(Consumer<List<byte[]>> change) {
            var entries = TestEvent.entries(EVENTS);
            change.accept(entries);
            return Ran.over(TestLog.of(entries));
        }
    }

    @Nested
    class Sealed_entries {

        @Test
        void fill_a_gap_in_their_stream_without_saying_which() {
            verified(sealed(7, 1), seen(8, 2)).holds();
        }

        @Test
        void fill_one_gap_only() {
            verified(sealed(7, 1), seen(8, 2), seen(9, 2)).doesNotHold("leaf 9: stream ");
        }

        @Test
        void fill_no_gap_before_them() {
            verified(seen(7, 2), sealed(8, 1)).doesNotHold("leaf 7: stream ");
        }

        private static byte[] sealed(int position, long sequence) {
            return EVENTS.get(position).entryAs(sequence, "a seal", "SEALED");
        }

        private static byte[] seen(int position, long sequence) {
            return EVENTS.get(position)
                    .entryAs(sequence, EVENTS.get(position).leaf().aggregateId(), "PUBLIC");
        }

        /** The first entry of each stream, and then those that are given, at their positions. */
        private static Ran verified(byte[]... entries) {
            var log = TestEvent.entries(EVENTS.subList(0, TestEvent.STREAMS));
            log.addAll(List.of(entries));
            return Ran.over(TestLog.of(log));
        }
    }

    private static byte[] flipped(byte[] bytes, int at) {
        bytes[at] ^= 1;
        return bytes;
    }
}
