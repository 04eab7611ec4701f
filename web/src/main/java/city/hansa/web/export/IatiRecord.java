package city.hansa.web.export;

import city.hansa.api.date.Edtf;
import city.hansa.api.value.Theme;
import city.hansa.web.export.IatiActivity.Org;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the documents of exchanges and of actions have in common. */
final class IatiRecord {

    /** To whoever may read it: what is published this way is read by all. */
    static boolean isPublic(ObjectNode record) {
        return record.path("visibility").asString("").equals("PUBLIC");
    }

    static Optional<Org> city(JsonNode party) {
        return party.path("city").stringValueOpt()
                .map(id -> Org.of(id, Org.LOCAL_GOVERNMENT, party.path("name").asString(id)));
    }

    static Org organisation(JsonNode organisation) {
        return new Org(null, type(organisation.path("kind").asString("")), organisation.path("name").asString("?"));
    }

    /** Only where the register's word and the code mean the same. */
    private static @Nullable Integer type(String kind) {
        return switch (kind) {
            case "GOVERNMENT", "MINISTRY", "STATE" -> 10;
            case "COMPANY" -> 70;
            case "SCIENCE" -> 80;
            default -> null;
        };
    }

    static List<Integer> goals(JsonNode themes) {
        return themes.valueStream()
                .map(theme -> Theme.valueOf(theme.stringValue()))
                .flatMap(theme -> theme.goals().stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** Empty where it was not said, or no first day is known. */
    static Optional<Edtf> day(JsonNode edtf) {
        return edtf.stringValueOpt().map(Edtf::parse).filter(IatiActivity::hasDay);
    }

    private IatiRecord() {}
}
