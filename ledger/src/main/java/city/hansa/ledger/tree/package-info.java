/** The tree over the log and its proofs (RFC 6962 §2.1), cut into tiles (C2SP tlog-tiles), by the JDK alone. */
@NullMarked
package city.hansa.ledger.tree;

import org.jspecify.annotations.NullMarked;
