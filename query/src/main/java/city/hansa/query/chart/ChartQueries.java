package city.hansa.query.chart;

import city.hansa.api.value.Theme;
import city.hansa.api.view.Chart;
import city.hansa.api.view.ChartName;
import city.hansa.api.view.Untold;
import city.hansa.api.view.ViewQuery.GetChart;
import city.hansa.query.patients.Knowing;
import city.hansa.query.read.Moment;
import city.hansa.query.read.Moments;
import city.hansa.query.read.Parties;
import city.hansa.query.read.VisibleRecords;
import city.hansa.query.view.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ObjectNode;

/** Counts records for a chart, by one statement. */
public final class ChartQueries {

    private final JdbcClient jdbc;
    private final String generation;
    private final Moments moments;
    private final Parties parties;

    public ChartQueries(JdbcClient jdbc, String generation, Moments moments, Parties parties) {
        this.jdbc = jdbc;
        this.generation = generation;
        this.moments = moments;
        this.parties = parties;
    }

    @QueryHandler
    public Chart handle(GetChart query) {
        var name = query.name();
        var moment = moments.of(query.at(), read(name));
        var party = party(query, moment);
        var isOfNobody = query.city() != null && party.isEmpty();
        var document = Json.MAPPER.createObjectNode();
        document.put("chart", name.path());
        document.put("rule", name.rule());
        document.set("dimensions", Json.MAPPER.valueToTree(name.dimensions()));
        document.putArray("rows").addAll(isOfNobody ? List.of() : rows(query, party.orElse(null), moment));
        return new Chart(document, moment.asOf(), moment.knownAt(), moment.position());
    }

    private static Set<String> read(ChartName name) {
        return switch (name) {
            case MEMBERSHIPS_BY_CLASS, MEMBERSHIPS_BY_COUNTRY -> Set.of("city-register", "membership-register");
            case PARTNERSHIPS_BY_KIND, PARTNERSHIPS_BY_COUNTRY, PARTNERSHIPS_BY_DECADE ->
                Set.of("city-register", "partnership-register");
            case ACTIONS_BY_THEME, ACTIONS_BY_GOAL -> Set.of("city-register", "action-register");
            case AID_BY_CRISIS, NEED_TO_RECEIPT -> Set.of("city-register", "exchange-register");
        };
    }

    private Optional<UUID> party(GetChart query, Moment moment) {
        if (query.city() != null && query.network() != null) {
            throw new IllegalArgumentException("a chart is of one city, of one network, or of all");
        }
        return query.city() != null
                ? parties.city(query.city(), moment)
                : Optional.ofNullable(query.network()).map(UUID::fromString);
    }

    private List<ObjectNode> rows(GetChart query, @Nullable UUID party, Moment moment) {
        var themes = new ArrayList<String>();
        var goals = new ArrayList<Integer>();
        for (var theme : Theme.values()) {
            theme.goals().forEach(goal -> {
                themes.add(theme.name());
                goals.add(goal);
            });
        }
        var readable = new VisibleRecords(generation, query.at().reader());
        var knowing = Knowing.of(generation, query.at(), null);
        return jdbc.sql(new ChartSql(generation, party != null, readable, knowing).of(query.name()))
                .params(readable.parameters())
                .param("asOf", moment.asOf())
                .param("position", moment.position())
                .param("party", party)
                .param("from", query.from())
                .param("themes", themes.toArray(String[]::new))
                .param("goals", goals.toArray(Integer[]::new))
                .query((row, _) -> row(query.name(), row))
                .list();
    }

    private static ObjectNode row(ChartName name, ResultSet row) throws SQLException {
        var point = Json.MAPPER.createObjectNode();
        var column = 1;
        for (var dimension : name.dimensions()) {
            point.set(dimension, Json.MAPPER.valueToTree(row.getObject(column++)));
        }
        var isUntold = name == ChartName.AID_BY_CRISIS && row.getBoolean("is_untold");
        for (var count : List.of("certain", "possible")) {
            point.put(count, row.getLong(count));
            if (isUntold && Untold.isCount(point.get(count))) {
                point.set(count, Untold.patients());
            }
        }
        return point;
    }
}
