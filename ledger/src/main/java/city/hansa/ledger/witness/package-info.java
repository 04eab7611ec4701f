/** Witnesses, both ways (C2SP tlog-witness): those that cosign this log's checkpoints, and what we cosign of others. */
@NullMarked
package city.hansa.ledger.witness;

import org.jspecify.annotations.NullMarked;
