package city.hansa.web.read;

import city.hansa.api.Subject;
import city.hansa.api.view.Chart;
import city.hansa.api.view.ChartName;
import city.hansa.api.view.ViewQuery;
import city.hansa.api.view.ViewQuery.GetChart;
import city.hansa.api.view.ViewQuery.GetMap;
import city.hansa.api.view.ViewQuery.GetMapOverTime;
import city.hansa.web.address.RegisterConstants;
import city.hansa.web.problem.NotFound;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** What dashboards draw: each chart, and each map, is one document whose form is stable. */
@Hidden
@RestController
public class DashboardController {

    private static final String GEO_JSON = "application/geo+json";

    private static final Set<String> CHART = Set.of("city", "network", "asOf", "knownAt", "minPosition");
    private static final Set<String> CHART_OVER_YEARS =
            Set.of("city", "network", "from", "asOf", "knownAt", "minPosition");
    private static final Set<String> MAP =
            Set.of("city", "network", "kind", "theme", "asOf", "knownAt", "minPosition");

    private final Asking views;

    DashboardController(Asking views) {
        this.views = views;
    }

    @GetMapping(path = "/api/charts/{name}", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ObjectNode> chart(@PathVariable String name, HttpServletRequest request) {
        var chart = ChartName.ofPath(name).orElseThrow(() -> new NotFound("There is no chart of this name."));
        var given = Parameters.of(request, chart.isOverYears() ? CHART_OVER_YEARS : CHART);
        return answer(new GetChart(chart, given.city(), given.network(), given.year("from"), given.at()), request);
    }

    @GetMapping(path = "/api/map.geojson", produces = {GEO_JSON, MediaType.APPLICATION_JSON_VALUE})
    ResponseEntity<ObjectNode> map(HttpServletRequest request) {
        return answer(lines(request), request);
    }

    @GetMapping(path = "/api/map.json", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ObjectNode> mapOverTime(HttpServletRequest request) {
        return answer(new GetMapOverTime(lines(request)), request);
    }

    private static GetMap lines(HttpServletRequest request) {
        var given = Parameters.of(request, MAP);
        var kind = given.oneOf("kind", RegisterConstants.kindsOf(Subject.Kind.PARTNERSHIP));
        return new GetMap(given.city(), given.network(), kind, given.theme(), given.at());
    }

    private ResponseEntity<ObjectNode> answer(ViewQuery question, HttpServletRequest request) {
        var chart = views.ask(question, Chart.class);
        var body = chart.document()
                .put("asOf", chart.asOf().toString())
                .put("knownAt", chart.knownAt().toString())
                .put("position", chart.position());
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .eTag(ETags.of(request, chart.position(), chart.asOf(), ""))
                .body(body);
    }
}
