package city.hansa.query.read;

import city.hansa.api.view.RegisterFilter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A filter as conditions on register rows; every value is a parameter. */
final class RegisterConditions {

    private static final String ANY = "ANY";

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new HashMap<>();

    RegisterConditions(String register, RegisterFilter filter, @Nullable UUID city, @Nullable UUID network) {
        conditions.add("%1$s.known_from <= :position and %1$s.known_to > :position and %1$s.possible @> :asOf");
        var party = city != null ? city : network;
        if (party == null) {
            conditions.add("%1$s.lead");
        } else {
            add("%1$s.party = :party", "party", party);
        }
        if (city != null && network != null) {
            add(listedToo(register), "network", network);
        }
        if (filter.kind() != null) {
            add("%1$s.kind = :kind", "kind", filter.kind());
        }
        if (filter.standing() == null) {
            conditions.add("%1$s.in_being");
        } else if (!filter.standing().equals(ANY)) {
            add("%1$s.standing = :standing", "standing", filter.standing());
        }
        if (filter.theme() != null) {
            add("%1$s.themes @> array[:theme]", "theme", filter.theme().name());
        }
        if (filter.q() != null) {
            add("%1$s.label ilike :q", "q", "%" + escaped(filter.q()) + "%");
        }
    }

    /** The conditions on the rows of that alias. */
    String on(String alias) {
        return String.join(" and ", conditions).formatted(alias);
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    private void add(String condition, String name, Object value) {
        conditions.add(condition);
        parameters.put(name, value);
    }

    private static String listedToo(String register) {
        return "exists (select from " + register + " n where n.id = %1$s.id and n.period = %1$s.period"
                + " and n.known_from = %1$s.known_from and n.party = :network)";
    }

    /** Taken literally by {@code like}, whose escape is the backslash. */
    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
