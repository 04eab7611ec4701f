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

/**
 * Who gives commands, and for whom.
 *
 * @param principal under which idempotency keys are kept
 * @param named by a mandate, and perhaps not in the register yet
 */
public record Speaker(String principal, Mandates mandates, List<MandateName> named) {

    public Speaker {
        named = List.copyOf(named);
    }

    /** The house itself, which tells what it was given to tell. */
    public static Speaker ofTheHouse(String principal) {
        return new Speaker(principal, Mandates.OF_EVERY_PARTY, List.of());
    }

    /** Who enters the register by this command on its own behalf, by mandate; it has no id to be named by yet. */
    public Optional<Party> itself(Object command) {
        return mandates.every() || named.stream().anyMatch(name -> name.isOfNew(command))
                ? entering(command)
                : Optional.empty();
    }

    /** The one for whom this speaks, where it is one. */
    public Optional<Party> sole() {
        return mandates.parties().size() == 1
                ? Optional.of(mandates.parties().iterator().next())
                : Optional.empty();
    }

    /** Sees what concerns those for whom it speaks; the house sees all. */
    public boolean maySee(Predicate<Reader> isSeen) {
        return mandates.every()
                || isSeen.test(new Reader(false, mandates.parties().stream().map(Party::value).toList()));
    }

    /** @throws CommandRejected unless the mandate is held */
    public void requireMandate(Party party) {
        CommandRejected.require(mandates.include(party), MandateRejection.NO_MANDATE);
    }

    private static Optional<Party> entering(Object command) {
        return switch (command) {
            case RegisterCity city -> Optional.of(city.cityId());
            case FoundNetwork network -> Optional.of(network.networkId());
            default -> Optional.empty();
        };
    }
}
