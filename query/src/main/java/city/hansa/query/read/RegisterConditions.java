package city.hansa.query.read;

import city.hansa.api.view.RegisterFilter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A filter as conditions on register rows; every value is a parameter. */
final class RegisterConditions {

    private static final String ANY = "ANY";

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new HashMap<>();

    private final VisibleRecords readable;

    /**
     * @param named the registers of what a party may be, which a record is found by the name of
     * @param readable which records are listed at all
     */
    RegisterConditions(
            String register,
            List<String> named,
            VisibleRecords readable,
            RegisterFilter filter,
            @Nullable UUID city,
            @Nullable UUID network) {
        this.readable = readable;
        parameters.putAll(readable.parameters());
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
            add("%1$s.themes @> array[:theme]::text[]", "theme", filter.theme().name());
        }
        if (filter.q() != null) {
            add(isCalled(register, named), "q", "%" + escaped(filter.q()) + "%");
        }
    }

    /** The conditions on the rows of that alias. */
    String on(String alias) {
        return String.join(" and ", conditions).formatted(alias);
    }

    /** And on the record that they are of. */
    String onSeen(String alias) {
        return on(alias) + " and " + readable.condition(alias + ".id");
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    private void add(String condition, String name, Object value) {
        conditions.add(condition);
        parameters.put(name, value);
    }

    private static String listedToo(String register) {
        return listed(register, "n.party = :network");
    }

    /** Whether the same version of the row stands under another party, too. */
    private static String listed(String register, String condition) {
        return "exists (select from " + register + " n where n.id = %1$s.id and n.period = %1$s.period"
                + " and n.known_from = %1$s.known_from and " + condition + ")";
    }

    /** By its own label, or by any name that one of its parties is known to have had. */
    private static String isCalled(String register, List<String> named) {
        var parties = named.stream()
                .map(names -> "select id from " + names
                        + " where lead and known_from <= :position and known_to > :position and label ilike :q")
                .collect(Collectors.joining(" union all "));
        return "(%1$s.label ilike :q or " + listed(register, "n.party in (" + parties + ")") + ")";
    }

    /** Taken literally by {@code like}, whose escape is the backslash. */
    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
