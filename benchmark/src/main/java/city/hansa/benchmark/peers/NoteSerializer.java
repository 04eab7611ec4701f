package city.hansa.benchmark.peers;

import org.apache.pekko.serialization.SerializerWithStringManifest;

/** The event as Pekko's journal keeps it: the same bytes that the others store. Made by Pekko, by its name. */
final class NoteSerializer extends SerializerWithStringManifest {

    @Override
    public int identifier() {
        return 395;
    }

    @Override
    public String manifest(Object event) {
        return Workload.TYPE;
    }

    @Override
    public byte[] toBinary(Object event) {
        return Workload.bytes((Note) event);
    }

    @Override
    public Object fromBinary(byte[] bytes, String manifest) {
        return Workload.note(bytes);
    }
}
