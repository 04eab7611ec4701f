package city.hansa.api.city;

import city.hansa.api.CityId;
import city.hansa.api.Creates;
import city.hansa.api.value.Figure;
import city.hansa.api.value.Identifier;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What may be asked of a city. */
public sealed interface CityCommand {

    CityId cityId();

    @Creates
    @Schema(
            description = "Registers a city, with identifiers that it has always had. Refused when another city holds"
                    + " or held one of them; the answer names it.",
            example = """
                    {"name":"Dortmund","country":"DE","coordinates":{"latitude":51.51494,"longitude":7.466},
                     "identifiers":[{"scheme":"GEONAMES","value":"2935517"},{"scheme":"WIKIDATA","value":"Q1295"}]}""")
    record RegisterCity(
            @TargetAggregateIdentifier CityId cityId,
            String name,
            String country,
            @Nullable Coordinates coordinates,
            List<Identifier> identifiers)
            implements CityCommand {

        public RegisterCity {
            identifiers = List.copyOf(identifiers);
            CityEvent.checkName(name);
            CityEvent.checkCountry(country);
        }
    }

    @Schema(
            description = "Gives a city another name from the effective date on; earlier days keep the earlier name.",
            example = """
                    {"name":"Chemnitz","effective":"1990-06-01"}""")
    record RenameCity(@TargetAggregateIdentifier CityId cityId, String name) implements CityCommand {

        public RenameCity {
            CityEvent.checkName(name);
        }
    }

    @Schema(
            description = "Adds an identifier that another register has given the city, from the effective date on."
                    + " Refused when another city may hold it then; the answer names it.",
            example = """
                    {"identifier":{"scheme":"UNLOCODE","value":"DEDTM"}}""")
    record AssignIdentifier(@TargetAggregateIdentifier CityId cityId, Identifier identifier) implements CityCommand {}

    @Schema(
            description = "Releases an identifier that the city holds no longer from the effective date on; another"
                    + " city may then take it. What was never the city's is released from 0001-01-01 on.",
            example = """
                    {"identifier":{"scheme":"UNLOCODE","value":"DEDTM"},"reason":"withdrawn by UNECE"}""")
    record ReleaseIdentifier(@TargetAggregateIdentifier CityId cityId, Identifier identifier, String reason)
            implements CityCommand {

        public ReleaseIdentifier {
            CityEvent.checkText(reason);
        }
    }

    @Schema(
            description = "Moves a city to another country, as when Zwickau passed from the GDR to the Federal Republic.",
            example = """
                    {"country":"DE","effective":"1990-10-03"}""")
    record ChangeCountry(@TargetAggregateIdentifier CityId cityId, String country) implements CityCommand {

        public ChangeCountry {
            CityEvent.checkCountry(country);
        }
    }

    @Schema(
            description = "Merges a city into another one. From the effective date on it enters no new relations.",
            example = """
                    {"into":"0199d5c0-0000-7000-8000-000000000002","effective":"1975-01-01"}""")
    record MergeCity(@TargetAggregateIdentifier CityId cityId, CityId into) implements CityCommand {}

    @Schema(
            description = "Records that a city has ceased to exist without a successor.",
            example = """
                    {"reason":"evacuated","effective":"1986-04-27"}""")
    record DissolveCity(@TargetAggregateIdentifier CityId cityId, String reason) implements CityCommand {

        public DissolveCity {
            CityEvent.checkText(reason);
        }
    }

    @Schema(
            description = "Records a number that somebody stated about the city, as of the effective date.",
            example = """
                    {"figure":{"kind":"NATIONALITIES","value":178,"qualifier":"EXACTLY"},"effective":"2022"}""")
    record ReportCityFigure(@TargetAggregateIdentifier CityId cityId, Figure figure) implements CityCommand {}

    @Schema(
            description = "Records a distinction that the city was given.",
            example = """
                    {"award":"European Capital of Innovation","by":{"city":"geonames:2935517"},
                     "grantor":"European Commission","effective":"2021-11-24"}""")
    record RecordAward(@TargetAggregateIdentifier CityId cityId, String award, @Nullable String grantor)
            implements CityCommand {

        public RecordAward {
            CityEvent.checkText(award);
            CityEvent.checkText(grantor);
        }
    }

    @Schema(
            description = "Records a unit of the administration that keeps the city's foreign relations.",
            example = """
                    {"unit":"Office for International Relations",
                     "parentUnit":"Department for Mayoral and City Council's Affairs","duties":["twinnings"]}""")
    record EstablishOffice(
            @TargetAggregateIdentifier CityId cityId, String unit, @Nullable String parentUnit, List<String> duties)
            implements CityCommand {

        public EstablishOffice {
            duties = List.copyOf(duties);
            CityEvent.checkText(unit);
            CityEvent.checkText(parentUnit);
            duties.forEach(CityEvent::checkText);
        }
    }

    @Schema(
            description = "Records a role in the administration; a role, never a person.",
            example = """
                    {"role":"Coordinator for global Urban Diplomacy","duties":["associations and committees"],
                     "claim":"first city in Germany","effective":"2020"}""")
    record CreateRole(
            @TargetAggregateIdentifier CityId cityId, String role, List<String> duties, @Nullable String claim)
            implements CityCommand {

        public CreateRole {
            duties = List.copyOf(duties);
            CityEvent.checkText(role);
            duties.forEach(CityEvent::checkText);
            CityEvent.checkText(claim);
        }
    }
}
