package city.hansa.ledger.witness;

import java.time.Duration;

/**
 * How long a witness is waited for.
 *
 * @param answer for a connection, and for a whole answer
 * @param first after a failure, before it is asked again; twice as long after the next one, and so on
 * @param longest after many failures
 */
record Patience(Duration answer, Duration first, Duration longest) {

    static final Patience USUAL = new Patience(Duration.ofSeconds(5), Duration.ofSeconds(1), Duration.ofMinutes(1));

    Duration after(Duration pause) {
        var longer = pause.multipliedBy(2);
        return longer.compareTo(longest) < 0 ? longer : longest;
    }
}
