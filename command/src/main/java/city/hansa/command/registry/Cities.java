package city.hansa.command.registry;

import city.hansa.api.CityId;
import city.hansa.api.date.Edtf;
import city.hansa.api.value.Figure;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a decision about another record may ask about cities: their streams as they are now, corrections applied. */
public interface Cities {

    /** Empty where no such city was ever registered. */
    Optional<Standing> find(CityId city);

    /** A city as other records' decisions see it. */
    interface Standing {

        /** Whether it may still have existed on that day: it had not certainly been merged or dissolved before. */
        boolean mayExistOn(Edtf day);

        /** Each country to which it may have belonged on that day, ISO 3166-1 alpha-2; at least one. */
        Set<String> countriesOn(Edtf day);

        /** The latest population reported for that day or before; null where none is on record. */
        @Nullable Figure populationOn(Edtf day);
    }
}
