/** Signed notes, checkpoints, cosignatures and proofs in files (C2SP), written and strictly read, by the JDK alone. */
@NullMarked
package city.hansa.ledger.note;

import org.jspecify.annotations.NullMarked;
