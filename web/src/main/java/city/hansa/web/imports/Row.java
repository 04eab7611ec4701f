package city.hansa.web.imports;

import city.hansa.api.city.Coordinates;
import city.hansa.api.date.Edtf;
import city.hansa.api.partnership.PartnershipKind;
import city.hansa.api.partnership.PartnershipStanding;
import city.hansa.api.value.Identifier;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a line says, in the words of the domain. */
sealed interface Row {

    /**
     * A city as a file describes it.
     *
     * @param id that it has in this register, if the file is from here
     */
    record CityText(
            @Nullable UUID id,
            String name,
            String country,
            @Nullable Coordinates coordinates,
            List<Identifier> identifiers) {

        @Override
        public String toString() {
            return name + " (" + country + ")";
        }
    }

    record OfCity(CityText city) implements Row {}

    /**
     * A partnership in one period.
     *
     * @param isSigned whether {@code since} is the day of an act of signing
     * @param from the day from which it stands as it does
     * @param dormantScope what rests where it is dormant
     */
    record OfPartnership(
            PartnershipKind kind,
            PartnershipStanding standing,
            boolean isSigned,
            @Nullable Edtf since,
            Edtf from,
            List<CityText> parties,
            List<String> themes,
            List<String> topics,
            @Nullable String framework,
            @Nullable String dormantScope)
            implements Row {

        /** That on which it is told apart from another of its kind between the same cities. */
        Edtf day() {
            return since == null ? from : since;
        }
    }
}
