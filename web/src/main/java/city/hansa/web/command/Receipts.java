package city.hansa.web.command;

import city.hansa.api.Subject;
import city.hansa.api.envelope.Visibility;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the ledger remembers of earlier requests, and how far each record has come. */
public interface Receipts {

    /** The first answer that was given to a request under an idempotency key; the hash is copied in and out. */
    @SuppressWarnings("ArrayRecordComponent")
    record Receipt(byte[] requestHash, UUID aggregateId, long sequence, long position) {

        public Receipt {
            requestHash = requestHash.clone();
        }

        @Override
        public byte[] requestHash() {
            return requestHash.clone();
        }

        boolean isFor(String hash) {
            return hash.equals(HexFormat.of().formatHex(requestHash));
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Receipt receipt
                    && Arrays.equals(requestHash, receipt.requestHash)
                    && aggregateId.equals(receipt.aggregateId)
                    && sequence == receipt.sequence
                    && position == receipt.position;
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(requestHash);
        }
    }

    Optional<Receipt> find(String principal, String key);

    /** A record's last event, which says who may see the record from then on. */
    record Last(long sequence, long position, Visibility visibility) {}

    /** Empty where there is no record of this kind and id. */
    Optional<Last> lastOf(Subject record);
}
