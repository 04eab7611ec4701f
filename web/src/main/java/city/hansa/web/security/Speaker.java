package city.hansa.web.security;

import city.hansa.api.CommandRejected;
import city.hansa.api.Party;
import city.hansa.api.city.CityCommand.RegisterCity;
import city.hansa.api.mandate.MandateRejection;
import city.hansa.api.mandate.Mandates;
import city.hansa.api.network.NetworkCommand.FoundNetwork;
import city.hansa.api.view.Reader;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Who gives commands, and for whom. The parties that mandates name are found when it first matters: a request that is
 * answered as before, or enters somebody by name, waits for no view. Safe for use by several threads.
 */
public final class Speaker {

    private final String principal;
    private final Supplier<Mandates> found;
    private final List<MandateName> named;
    private volatile @Nullable Mandates mandates;

    /**
     * A speaker.
     *
     * @param principal under which idempotency keys are kept
     * @param found finds the parties; two threads that ask first at once may both be answered by it
     * @param named by a mandate, and perhaps not in the register yet
     */
    Speaker(String principal, Supplier<Mandates> found, List<MandateName> named) {
        this.principal = principal;
        this.found = found;
        this.named = List.copyOf(named);
    }

    /** The house itself, which tells what it was given to tell. */
    public static Speaker ofTheHouse(String principal) {
        return new Speaker(principal, () -> Mandates.OF_EVERY_PARTY, List.of());
    }

    public String principal() {
        return principal;
    }

    public Mandates mandates() {
        var known = mandates;
        if (known == null) {
            known = found.get();
            mandates = known;
        }
        return known;
    }

    /** Who enters the register by this command on its own behalf, by mandate; it has no id to be named by yet. */
    public Optional<Party> itself(Object command) {
        return entering(command)
                .filter(_ -> named.stream().anyMatch(name -> name.isOfNew(command)) || mandates().every());
    }

    /** The one for whom this speaks, where it is one. */
    public Optional<Party> sole() {
        var parties = mandates().parties();
        return parties.size() == 1 ? Optional.of(parties.iterator().next()) : Optional.empty();
    }

    /** Sees what concerns those for whom it speaks; the house sees all. */
    public boolean maySee(Predicate<Reader> isSeen) {
        var parties = mandates().parties().stream().map(Party::value).toList();
        return mandates().every() || isSeen.test(new Reader(false, parties));
    }

    /** @throws CommandRejected unless the mandate is held */
    public void requireMandate(Party party) {
        CommandRejected.require(mandates().include(party), MandateRejection.NO_MANDATE);
    }

    private static Optional<Party> entering(Object command) {
        return switch (command) {
            case RegisterCity city -> Optional.of(city.cityId());
            case FoundNetwork network -> Optional.of(network.networkId());
            default -> Optional.empty();
        };
    }
}
