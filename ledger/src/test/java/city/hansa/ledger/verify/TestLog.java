package city.hansa.ledger.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import city.hansa.ledger.note.Checkpoint;
import city.hansa.ledger.note.Note;
import city.hansa.ledger.note.SignerKey;
import city.hansa.ledger.note.TestKeys;
import city.hansa.ledger.tree.EntryBundle;
import city.hansa.ledger.tree.Hash;
import city.hansa.ledger.tree.TileGrowth;
import city.hansa.ledger.tree.TilePath;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** A log in memory, signed with its real key whatever is in it: its files by their paths, to be changed at will. */
final class TestLog implements LogSource {

    static final SignerKey KEY = SignerKey.ofLog("log.example", TestKeys.RFC_8032_TEST_1);
    static final SignerKey OTHER_KEY = SignerKey.ofLog("log.example", TestKeys.RFC_8032_TEST_2);
    static final SignerKey WITNESS = SignerKey.ofCosigner("witness.example/w1", TestKeys.RFC_8032_TEST_2);

    private final Map<String, byte[]> files = new ConcurrentHashMap<>();

    static TestLog of(long size) {
        return of(TestEvent.entries(TestEvent.list(size)));
    }

    static TestLog of(List<byte[]> entries) {
        var log = new TestLog();
        var growth = new TileGrowth(0, log::tile);
        entries.forEach(entry -> growth.append(Hash.ofLeaf(entry)));
        growth.drain().forEach((path, tile) -> log.put("tile/" + path, tile.bytes()));
        for (int begin = 0; begin < entries.size(); begin += TilePath.FULL) {
            var path = TilePath.in(entries.size(), TilePath.ENTRIES, begin / TilePath.FULL);
            log.put("tile/" + path, new EntryBundle(entries.subList(begin, begin + path.width())).bytes());
        }
        log.sign(new Checkpoint(KEY.verifier().name(), entries.size(), growth.root()));
        log.put("vkey", (KEY.verifier() + "\n").getBytes(UTF_8));
        return log;
    }

    /** Signs a checkpoint with the log's key and publishes it. */
    void sign(Checkpoint checkpoint) {
        publish(new Note(checkpoint.text(), List.of(KEY.sign(checkpoint.text()))));
    }

    void publish(Note note) {
        put("checkpoint", note.toString().getBytes(UTF_8));
    }

    Note note() {
        return Note.parse(checkpoint());
    }

    Checkpoint signed() {
        return Checkpoint.parse(note().text());
    }

    void put(String path, byte[] bytes) {
        files.put(path, bytes);
    }

    void remove(String path) {
        files.remove(path);
    }

    void change(String path, UnaryOperator<byte[]> change) {
        files.computeIfPresent(path, (_, bytes) -> change.apply(bytes.clone()));
    }

    Map<String, byte[]> files() {
        return Map.copyOf(files);
    }

    boolean has(String path) {
        return files.containsKey(path);
    }

    byte[] file(String path) {
        var bytes = files.get(path);
        if (bytes == null) {
            throw Stop.unreadable(path);
        }
        return bytes;
    }

    @Override
    public byte[] checkpoint() {
        return file("checkpoint");
    }

    @Override
    public byte[] read(TilePath path) {
        return file("tile/" + path);
    }
}
