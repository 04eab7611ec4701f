package city.hansa.api.city;

import static city.hansa.api.Examples.HAMBURG;

import city.hansa.api.CityId;
import city.hansa.api.city.CityCommand.RegisterCity;
import city.hansa.api.city.CityEvent.CityMerged;
import city.hansa.api.city.CityEvent.CityRegistered;
import city.hansa.api.city.CityEvent.CityRenamed;
import city.hansa.api.city.CityEvent.CountryChanged;
import city.hansa.api.value.Figure;
import city.hansa.api.value.FigureKind;
import city.hansa.api.value.Identifier;
import city.hansa.api.value.Qualifier;
import java.util.List;

/** Hamburg, as the register knows it. */
public final class CityExamples {

    public static final Identifier GEONAMES = Identifier.parse("geonames:2911298");
    public static final Identifier LOCODE = Identifier.parse("unlocode:DEHAM");
    public static final Figure POPULATION = new Figure(FigureKind.POPULATION, 1_800_000, Qualifier.OVER, null);

    public static RegisterCity register() {
        return new RegisterCity(HAMBURG, "Hamburg", "DE", new Coordinates(53.57532, 10.01534), List.of(GEONAMES));
    }

    public static CityRegistered registered() {
        return new CityRegistered(HAMBURG, "Hamburg", "DE", new Coordinates(53.57532, 10.01534), List.of(GEONAMES));
    }

    public static CityRenamed renamed() {
        return new CityRenamed(HAMBURG, "Freie und Hansestadt Hamburg");
    }

    public static CountryChanged movedTo(String country) {
        return new CountryChanged(HAMBURG, "DE", country);
    }

    public static CityMerged mergedInto(CityId other) {
        return new CityMerged(HAMBURG, other);
    }

    private CityExamples() {}
}
