package city.hansa.web.imports;

import city.hansa.api.city.CityView;
import city.hansa.api.date.Edtf;
import city.hansa.api.partnership.PartnershipEvent.Scope;
import city.hansa.api.partnership.PartnershipKind;
import city.hansa.api.partnership.PartnershipStanding;
import city.hansa.api.partnership.SinceRule;
import city.hansa.api.value.Identifier;
import city.hansa.api.value.Theme;
import city.hansa.web.address.Address;
import city.hansa.web.imports.Row.CityText;
import city.hansa.web.imports.Row.OfCity;
import city.hansa.web.imports.Row.OfPartnership;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads a line's fields as what they say in each form. Pure. */
final class RowReader {

    /** @throws LineRefused where a field lacks its form */
    static Row read(Sheet.Form form, Fields fields) {
        return switch (form) {
            case RGRE -> rgre(fields);
            case PARTNERSHIPS -> partnership(fields);
            case GEONAMES -> new OfCity(checked(new CityText(
                    null,
                    fields.text("name"),
                    Countries.code("country", fields.text("country")),
                    Fields.place("lat", fields.text("lat"), fields.text("lon")),
                    identifiers("geonameId", "geonames:" + fields.text("geonameId")))));
            case CITIES -> city(fields);
        };
    }

    /** Every municipality in it is a German one. */
    private static OfPartnership rgre(Fields fields) {
        var form = fields.text("form").strip();
        var kind = switch (form) {
            case "p" -> PartnershipKind.TWINNING;
            case "f" -> PartnershipKind.FRIENDSHIP;
            case "k" -> PartnershipKind.CONTACT;
            default -> throw LineRefused.field("form", "is p, f or k, not " + LineRefused.quoted(form));
        };
        var since = required("since", Fields.date("since", fields.textOf("seit", "since")));
        var one = checked(new CityText(
                null,
                fields.text("municipality").strip(),
                "DE",
                Fields.place("latitude", fields.text("latitude"), fields.text("longitude")),
                List.of()));
        var other = checked(new CityText(
                null,
                fields.textOf("partnergemeinde", "partner").strip(),
                Countries.code("country", fields.text("country")),
                Fields.place("partner_latitude", fields.text("partner_latitude"), fields.text("partner_longitude")),
                List.of()));
        return new OfPartnership(kind, PartnershipStanding.IN_FORCE, false, since, since, List.of(one, other), List.of(),
                List.of(), null, null);
    }

    private static OfPartnership partnership(Fields fields) {
        var kind = fields.constant("kind", PartnershipKind.class, fields.text("kind"));
        var given = fields.text("standing");
        var standing = given.isEmpty()
                ? PartnershipStanding.IN_FORCE
                : fields.constant("standing", PartnershipStanding.class, given);
        if (standing == PartnershipStanding.EXPIRED || standing == PartnershipStanding.DECLINED) {
            throw new LineRefused(ImportRejection.STANDING_NOT_TAKEN, "It is " + standing + ".");
        }
        var since = Fields.date("since", fields.text("since"));
        if (standing != PartnershipStanding.PROPOSED) {
            required("since", since);
        }
        var from = Fields.date("from", fields.text("from"));
        for (var theme : fields.list("themes")) {
            fields.constant("themes", Theme.class, theme);
        }
        var scope = fields.textOrNull("dormant_scope");
        if (scope != null) {
            fields.constant("dormant_scope", Scope.class, scope);
        }
        return new OfPartnership(
                kind,
                standing,
                List.of(SinceRule.FIRST_SIGNING.name(), SinceRule.LAST_SIGNING.name())
                        .contains(fields.text("since_rule")),
                since,
                required("from", from == null ? since : from),
                parties(fields),
                fields.list("themes"),
                fields.list("topics"),
                fields.textOrNull("framework"),
                scope);
    }

    private static List<CityText> parties(Fields fields) {
        var names = fields.list("party_names");
        var ids = parallel(fields, "parties", names.size());
        var countries = parallel(fields, "party_countries", names.size());
        var identifiers = parallel(fields, "party_identifiers", names.size());
        var places = parallel(fields, "party_coordinates", names.size());
        var parties = new ArrayList<CityText>();
        for (var i = 0; i < names.size(); i++) {
            var place = places.get(i).split(" ", 2);
            parties.add(checked(new CityText(
                    id("parties", ids.get(i)),
                    names.get(i),
                    Countries.code("party_countries", countries.get(i)),
                    Fields.place("party_coordinates", place[0], place.length < 2 ? "" : place[1]),
                    identifiers("party_identifiers", identifiers.get(i)))));
        }
        return parties;
    }

    private static List<String> parallel(Fields fields, String column, int size) {
        var list = fields.list(column);
        if (list.isEmpty()) {
            return Collections.nCopies(size, "");
        }
        if (list.size() != size) {
            throw LineRefused.field(column, "has " + size + " parts, as party_names has");
        }
        return list;
    }

    private static OfCity city(Fields fields) {
        var standing = fields.text("standing");
        if (!standing.isEmpty() && !standing.equals(CityView.Standing.REGISTERED.name())) {
            throw new LineRefused(
                    ImportRejection.STANDING_NOT_TAKEN, "It is " + LineRefused.quoted(standing) + ".");
        }
        return new OfCity(checked(new CityText(
                id("id", fields.text("id")),
                fields.text("name"),
                Countries.code("country", fields.text("country")),
                Fields.place("latitude", fields.text("latitude"), fields.text("longitude")),
                identifiers("identifiers", fields.text("identifiers")))));
    }

    private static List<Identifier> identifiers(String column, String text) {
        try {
            return Arrays.stream(text.split(" ", -1))
                    .filter(part -> !part.isEmpty())
                    .map(Identifier::parse)
                    .toList();
        } catch (IllegalArgumentException _) {
            throw LineRefused.field(
                    column, "is written as geonames:2935517, parted by blanks, not " + LineRefused.quoted(text));
        }
    }

    private static @Nullable UUID id(String column, String text) {
        if (text.isEmpty()) {
            return null;
        }
        if (!Address.isUuid(text)) {
            throw LineRefused.field(column, "is a UUID, not " + LineRefused.quoted(text));
        }
        return UUID.fromString(text);
    }

    private static CityText checked(CityText city) {
        if (city.name().isBlank() || city.name().length() > 200) {
            throw LineRefused.field("a city's name", "has 1 to 200 characters");
        }
        return city;
    }

    private static Edtf required(String column, @Nullable Edtf date) {
        if (date == null) {
            throw LineRefused.field(column, "is required");
        }
        return date;
    }

    private RowReader() {}
}
