package city.hansa.command.mandate;

import city.hansa.api.Party;

/** Who holds which party's mandate. */
@FunctionalInterface
public interface Mandates {

    /** Every caller holds every mandate: right only while the application is reached from this machine alone. */
    Mandates OPEN = (_, _) -> true;

    boolean holds(String principal, Party party);
}
