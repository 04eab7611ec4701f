package city.hansa.web.security;

import city.hansa.api.CityId;
import city.hansa.api.NetworkId;
import city.hansa.api.Party;
import city.hansa.api.mandate.Mandates;
import city.hansa.api.value.Identifier;
import city.hansa.api.view.At;
import city.hansa.api.view.NetworksFound;
import city.hansa.api.view.Reader;
import city.hansa.api.view.ViewQuery.CitiesFound;
import city.hansa.api.view.ViewQuery.CityNamed;
import city.hansa.api.view.ViewQuery.CityNaming;
import city.hansa.api.view.ViewQuery.LookUpCities;
import city.hansa.api.view.ViewQuery.LookUpNetworks;
import city.hansa.api.view.ViewQuery.ResolveCity;
import city.hansa.ledger.read.LedgerReader;
import city.hansa.ledger.read.ReadFailed;
import city.hansa.web.problem.Unavailable;
import city.hansa.web.read.Reads;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Finds the parties that mandates name; those that are named by id are there without a question. */
@Component
public final class MandateBook {

    private final Reads reads;
    private final LedgerReader ledger;

    MandateBook(Reads reads, LedgerReader ledger) {
        this.reads = reads;
        this.ledger = ledger;
    }

    /**
     * Who gives a command: a city's mandate counts for its officer, a network's for its secretariat. What has entered the
     * register before the parties are asked for is found, or the command is not taken for now.
     */
    public Speaker speaker(Caller caller) {
        var held = held(caller);
        return new Speaker(caller.principal(), () -> mandates(held), held);
    }

    /** For whom an operator states what became of the log: mandates of either kind. */
    public Speaker operator(Caller caller) {
        return new Speaker(caller.principal(), () -> mandates(caller.mandates()), List.of());
    }

    private Mandates mandates(List<MandateName> names) {
        try {
            return Mandates.of(parties(names, true));
        } catch (ReadFailed _) {
            throw Unavailable.nothingWritten();
        }
    }

    /** What a caller may see. */
    public Reader reader(Caller caller) {
        return new Reader(
                caller.is(CallerRole.AUDITOR),
                partiesOf(caller).stream().map(Party::value).toList());
    }

    /** For whom a caller speaks; a party that is named by name is found as far as the views have come. */
    Set<Party> partiesOf(Caller caller) {
        return parties(held(caller), false);
    }

    private static List<MandateName> held(Caller caller) {
        return caller.mandates().stream().filter(name -> isHeld(caller, name)).toList();
    }

    private static boolean isHeld(Caller caller, MandateName name) {
        return switch (name) {
            case MandateName.OfParty(CityId _), MandateName.OfIdentifier _, MandateName.OfCity _ ->
                caller.is(CallerRole.OFFICER);
            case MandateName.OfParty(NetworkId _), MandateName.OfNetwork _ -> caller.is(CallerRole.SECRETARIAT);
        };
    }

    private Set<Party> parties(List<MandateName> names, boolean untilNow) {
        var found = new ArrayList<Party>();
        var isAnyByName = names.stream().anyMatch(name -> !(name instanceof MandateName.OfParty));
        var at = untilNow && isAnyByName ? upTo(ledger.head()) : At.NOW;
        for (var name : names) {
            party(name, at).ifPresent(found::add);
        }
        return Set.copyOf(found);
    }

    private static At upTo(long head) {
        return new At(null, null, null, head < 0 ? null : head);
    }

    private Optional<Party> party(MandateName name, At at) {
        return switch (name) {
            case MandateName.OfParty(var party) -> Optional.of(party);
            case MandateName.OfIdentifier(var identifier) -> holder(identifier);
            case MandateName.OfCity(var country, var called) -> city(new CityNaming(called, country), at);
            case MandateName.OfNetwork(var called) -> network(called, at);
        };
    }

    private Optional<Party> holder(Identifier identifier) {
        return Optional.ofNullable(reads.ask(new ResolveCity(identifier), CityNamed.class).city()).map(CityId::new);
    }

    private Optional<Party> city(CityNaming naming, At at) {
        var asked = new LookUpCities(Set.of(), Set.of(), Set.of(naming), at);
        var cities = reads.ask(asked, CitiesFound.class).cities().stream()
                .filter(city -> city.namings().getFirst().equals(naming))
                .toList();
        return cities.size() == 1 ? Optional.of(new CityId(cities.getFirst().id())) : Optional.empty();
    }

    private Optional<Party> network(String called, At at) {
        var asked = new LookUpNetworks(Set.of(), Set.of(called), at);
        var networks = reads.ask(asked, NetworksFound.class).networks();
        return networks.size() == 1 ? Optional.of(new NetworkId(networks.getFirst())) : Optional.empty();
    }
}
