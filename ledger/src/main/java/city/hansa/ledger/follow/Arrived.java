package city.hansa.ledger.follow;

import city.hansa.ledger.append.Append;

/**
 * What one command has written elsewhere, as it arrives from there.
 *
 * @param from the token of its first event there
 * @param to the token of its last
 */
public record Arrived(long from, long to, Append append) {}
