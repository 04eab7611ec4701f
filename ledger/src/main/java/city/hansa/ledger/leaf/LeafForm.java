package city.hansa.ledger.leaf;

import java.nio.charset.StandardCharsets;

/** What stands before each value of a leaf, in the order of the leaf; a quote ends the value, and a brace the leaf. */
final class LeafForm {

    static final byte[] AGGREGATE_ID = ascii("{\"aggregateId\":\"");
    static final byte[] AGGREGATE_SEQUENCE = ascii(",\"aggregateSeq\":\"");
    static final byte[] AGGREGATE_TYPE = ascii(",\"aggregateType\":\"");
    static final byte[] EVENT_ID = ascii(",\"eventId\":\"");
    static final byte[] METADATA_COMMITMENT = ascii(",\"metadataCommitment\":\"");
    static final byte[] PAYLOAD_COMMITMENT = ascii(",\"payloadCommitment\":\"");
    static final byte[] PAYLOAD_REVISION = ascii(",\"payloadRevision\":\"");
    static final byte[] PAYLOAD_TYPE = ascii(",\"payloadType\":\"");
    static final byte[] POSITION = ascii(",\"position\":\"");
    static final byte[] TIME = ascii(",\"time\":\"");
    static final byte[] VISIBILITY = ascii(",\"v\":1,\"visibility\":\"");

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private LeafForm() {}
}
