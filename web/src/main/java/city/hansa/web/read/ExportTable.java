package city.hansa.web.read;

import city.hansa.api.Subject;
import city.hansa.api.date.Edtf;
import city.hansa.api.value.Identifier;
import city.hansa.api.view.ViewQuery.CityFound;
import city.hansa.web.csv.Csv;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A register as a table: its columns, and the cells of one item of its list. Columns are added at the end and never
 * change their meaning. A vague date is three columns: EDTF as it was given, its earliest and its latest day.
 */
final class ExportTable {

    private static final List<String> ID = List.of("id", "kind", "standing", "certainty");
    private static final List<String> SINCE = List.of("since_rule", "since", "since_earliest", "since_latest");
    private static final List<String> PARTIES =
            List.of("parties", "party_names", "party_countries", "party_identifiers", "party_coordinates");

    static List<String> columns(Subject.Kind register) {
        return switch (register) {
            case CITY -> List.of("id", "name", "country", "standing", "certainty", "latitude", "longitude", "identifiers");
            case NETWORK -> and(ID, List.of("name"), SINCE, PARTIES);
            case MEMBERSHIP -> and(ID, SINCE, List.of("network", "network_name"), PARTIES);
            case PARTNERSHIP -> and(ID, SINCE, dated("from"), dated("until"), PARTIES,
                    List.of("themes", "topics", "framework", "dormant_scope"));
            case EXCHANGE -> and(ID, List.of("title", "crisis_type", "crisis_name", "crisis_glide"), SINCE, PARTIES,
                    List.of("others", "themes"));
            case ACTION -> and(ID, List.of("title"), SINCE, dated("scheduled"), List.of("venue", "online"), PARTIES,
                    List.of("themes"));
        };
    }

    /** @param cities what is known of every city among the parties */
    static List<String> cells(Subject.Kind register, ObjectNode item, Map<UUID, CityFound> cities) {
        var cells = new Cells(item, cities);
        switch (register) {
            case CITY -> cells.texts("id", "name", "country", "standing", "certainty").place().identifiers();
            case NETWORK -> cells.id().texts("name").since().parties("founders");
            case MEMBERSHIP -> cells.id().since().network().parties("parties");
            case PARTNERSHIP ->
                cells.id().since().date("from").date("until").parties("parties").list("themes").list("topics")
                        .texts("framework", "dormantScope");
            case EXCHANGE ->
                cells.id().texts("title").crisis().since().parties("parties").list("others").list("themes");
            case ACTION ->
                cells.id().texts("title").since().date("scheduled").texts("venue").raw(item.path("online").asString(""))
                        .parties("parties").list("themes");
        }
        return cells.all;
    }

    /** The cities that an item names as parties. */
    static Stream<UUID> cities(ObjectNode item) {
        return Stream.of("parties", "founders")
                .flatMap(field -> item.path(field).valueStream())
                .filter(party -> party.has("city"))
                .map(party -> UUID.fromString(party.get("city").stringValue()));
    }

    private static final class Cells {

        private final List<String> all = new ArrayList<>();
        private final ObjectNode item;
        private final Map<UUID, CityFound> cities;

        Cells(ObjectNode item, Map<UUID, CityFound> cities) {
            this.item = item;
            this.cities = cities;
        }

        Cells id() {
            return texts("id", "kind", "standing", "certainty");
        }

        Cells texts(String... fields) {
            for (var field : fields) {
                text(text(item, field));
            }
            return this;
        }

        Cells since() {
            var since = item.path("since");
            return text(text(since, "rule")).days(text(since, "edtf"));
        }

        Cells date(String field) {
            return days(text(item, field));
        }

        Cells list(String field) {
            return text(Csv.joined(
                    item.path(field).valueStream().map(JsonNode::stringValue).toList()));
        }

        Cells place() {
            var place = item.path("coordinates");
            return raw(place.path("latitude").asString("")).raw(place.path("longitude").asString(""));
        }

        Cells identifiers() {
            return text(item.path("identifiers").valueStream()
                    .map(one -> new Identifier(
                                    Identifier.Scheme.valueOf(text(one, "scheme")), text(one, "value"))
                            .toString())
                    .collect(Collectors.joining(" ")));
        }

        Cells crisis() {
            var crisis = item.path("crisis");
            return text(text(crisis, "type")).text(text(crisis, "name")).text(text(crisis, "glide"));
        }

        Cells network() {
            var network = item.path("parties").valueStream().filter(party -> party.has("network")).findFirst();
            return text(network.map(party -> text(party, "network")).orElse(""))
                    .text(network.map(party -> text(party, "name")).orElse(""));
        }

        /** Five cells, each with one part a city, in the same order. */
        Cells parties(String field) {
            var named = item.path(field).valueStream().filter(party -> party.has("city")).toList();
            var ids = named.stream().map(party -> text(party, "city")).toList();
            return text(Csv.joined(ids))
                    .text(Csv.joined(named.stream().map(party -> text(party, "name")).toList()))
                    .text(joined(ids, city -> city.namings().getFirst().country()))
                    .text(joined(ids, city -> city.identifiers().stream()
                            .map(Identifier::toString)
                            .collect(Collectors.joining(" "))))
                    .text(joined(ids, ExportTable::place));
        }

        private String joined(List<String> ids, Function<CityFound, String> part) {
            return Csv.joined(ids.stream().map(id -> part(id, part)).toList());
        }

        private String part(String id, Function<CityFound, String> part) {
            var city = cities.get(UUID.fromString(id));
            return city == null ? "" : part.apply(city);
        }

        private Cells days(String edtf) {
            if (edtf.isEmpty()) {
                return raw("").raw("").raw("");
            }
            var date = Edtf.parse(edtf);
            return text(edtf).raw(date.earliest().toString()).raw(date.latest().toString());
        }

        private Cells text(String text) {
            return raw(Csv.guarded(text));
        }

        /** A number, a day or a constant: nothing that anyone wrote. */
        private Cells raw(String cell) {
            all.add(cell);
            return this;
        }

        private static String text(JsonNode node, String field) {
            return node.path(field).asString("");
        }
    }

    private static String place(CityFound city) {
        var at = city.place();
        return at == null ? "" : at.latitude() + " " + at.longitude();
    }

    private static List<String> dated(String name) {
        return List.of(name, name + "_earliest", name + "_latest");
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    private static List<String> and(List<String>... parts) {
        return Stream.of(parts).flatMap(List::stream).toList();
    }

    private ExportTable() {}
}
