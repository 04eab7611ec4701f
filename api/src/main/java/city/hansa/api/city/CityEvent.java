package city.hansa.api.city;

import city.hansa.api.CityId;
import city.hansa.api.Stored;
import city.hansa.api.narrative.Narrative;
import city.hansa.api.narrative.SealedText;
import city.hansa.api.value.Figure;
import city.hansa.api.value.Identifier;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What has happened to a city. Stored for ever: add a record, never change one.
 *
 * <p>What the commands check is checked here too, since a correction makes an event anew.
 */
public sealed interface CityEvent {

    CityId cityId();

    @Stored("city.registered")
    record CityRegistered(
            CityId cityId,
            String name,
            String country,
            @Nullable Coordinates coordinates,
            List<Identifier> identifiers)
            implements CityEvent {

        public CityRegistered {
            identifiers = List.copyOf(identifiers);
            checkName(name);
            checkCountry(country);
        }
    }

    @Stored("city.renamed")
    record CityRenamed(CityId cityId, String name) implements CityEvent {

        public CityRenamed {
            checkName(name);
        }
    }

    @Stored("city.identifier-assigned")
    record IdentifierAssigned(CityId cityId, Identifier identifier) implements CityEvent {}

    @Stored("city.identifier-released")
    record IdentifierReleased(CityId cityId, Identifier identifier, @Narrative String reason) implements CityEvent {

        public IdentifierReleased {
            checkText(reason);
        }
    }

    @Stored("city.country-changed")
    record CountryChanged(CityId cityId, String from, String to) implements CityEvent {

        public CountryChanged {
            checkCountry(from);
            checkCountry(to);
        }
    }

    @Stored("city.merged")
    record CityMerged(CityId cityId, CityId into) implements CityEvent {}

    @Stored("city.dissolved")
    record CityDissolved(CityId cityId, @Narrative String reason) implements CityEvent {

        public CityDissolved {
            checkText(reason);
        }
    }

    @Stored("city.figure-reported")
    record CityFigureReported(CityId cityId, Figure figure) implements CityEvent {}

    @Stored("city.award-recorded")
    record AwardRecorded(CityId cityId, String award, @Nullable String grantor) implements CityEvent {

        public AwardRecorded {
            checkText(award);
            checkText(grantor);
        }
    }

    @Stored("city.office-established")
    record OfficeEstablished(CityId cityId, String unit, @Nullable String parentUnit, List<String> duties)
            implements CityEvent {

        public OfficeEstablished {
            duties = List.copyOf(duties);
            checkText(unit);
            checkText(parentUnit);
            duties.forEach(CityEvent::checkText);
        }
    }

    @Stored("city.role-created")
    record RoleCreated(CityId cityId, String role, List<String> duties, @Narrative @Nullable String claim) implements CityEvent {

        public RoleCreated {
            duties = List.copyOf(duties);
            checkText(role);
            duties.forEach(CityEvent::checkText);
            checkText(claim);
        }
    }

    /** Free text says something, in at most 2,000 characters. */
    static void checkText(@Nullable String text) {
        if (text != null && !SealedText.isOne(text) && (text.isBlank() || text.length() > 2_000)) {
            throw new IllegalArgumentException("a text has 1 to 2,000 characters");
        }
    }

    /** A name has 1 to 200 characters, not all blank. */
    static void checkName(String name) {
        if (name.isBlank() || name.length() > 200) {
            throw new IllegalArgumentException("a city's name has 1 to 200 characters");
        }
    }

    /** ISO 3166-1 alpha-2, or a former country's code of ISO 3166-3 such as DD. */
    static void checkCountry(String country) {
        if (!country.matches("[A-Z]{2}")) {
            throw new IllegalArgumentException("a country is two letters of ISO 3166, not " + country);
        }
    }
}
