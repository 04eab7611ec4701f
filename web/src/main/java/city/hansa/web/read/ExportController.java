package city.hansa.web.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import city.hansa.api.Subject;
import city.hansa.api.view.At;
import city.hansa.api.view.Page;
import city.hansa.api.view.ViewQuery.CitiesFound;
import city.hansa.api.view.ViewQuery.CityFound;
import city.hansa.api.view.ViewQuery.FindRecords;
import city.hansa.api.view.ViewQuery.LookUpCities;
import city.hansa.web.address.Address;
import city.hansa.web.csv.Csv;
import city.hansa.web.problem.CutOff;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Each register as CSV, whole: the rows of the list in its order, of one place on both clocks. It is read a page at a
 * time, so that neither memory nor a connection is held for its length. What fails after its first row breaks the
 * connection off, so that a part is never taken for the whole.
 */
@Hidden
@RestController
public class ExportController {

    private static final int PAGE = 200;
    private static final char BOM = '\uFEFF';

    private static final Set<String> KNOWN = Set.of(
            "city", "network", "kind", "standing", "theme", "q", "asOf", "knownAt", "minPosition", "separator", "bom");

    private final Asking views;

    ExportController(Asking views) {
        this.views = views;
    }

    @GetMapping("/api/{collection}.csv")
    void export(@PathVariable String collection, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var kind = Address.collection(collection).kind();
        var given = Parameters.of(request, KNOWN);
        var separator = given.oneOf("separator", List.of(",", ";"));
        var isMarked = given.flag("bom");
        var filter = given.filter(kind);
        var at = given.at();
        Function<@Nullable String, Page> pages =
                cursor -> views.ask(new FindRecords(kind, filter, at, cursor, PAGE), Page.class);
        // What is wrong with the question is said before the first byte of the answer.
        var first = pages.apply(null);
        describe(response, collection, first);
        var writer = new OutputStreamWriter(response.getOutputStream(), UTF_8);
        if (isMarked) {
            writer.write(BOM);
        }
        var printer = new CSVPrinter(writer, Csv.format(separator == null ? ',' : separator.charAt(0)));
        printer.printRecord(ExportTable.columns(kind));
        try {
            for (var page = first; ; page = pages.apply(page.next())) {
                print(kind, page, printer);
                if (page.next() == null) {
                    break;
                }
            }
        } catch (RuntimeException failed) {
            throw new CutOff(failed);
        }
        printer.flush();
    }

    private void print(Subject.Kind kind, Page page, CSVPrinter printer) throws IOException {
        var cities = parties(page);
        for (var item : page.items()) {
            printer.printRecord(ExportTable.cells(kind, item, cities));
        }
    }

    private Map<UUID, CityFound> parties(Page page) {
        var ids = page.items().stream().flatMap(ExportTable::cities).collect(Collectors.toSet());
        if (ids.isEmpty()) {
            return Map.of();
        }
        var at = new At(page.asOf(), null, page.position() < 0 ? null : page.position(), null);
        var found = views.ask(new LookUpCities(ids, Set.of(), Set.of(), at), CitiesFound.class);
        return found.cities().stream().collect(Collectors.toMap(CityFound::id, Function.identity()));
    }

    /** Where the whole of it stands on both clocks is in the headers; the table has no place for it. */
    private static void describe(HttpServletResponse response, String collection, Page page) {
        response.setContentType(Csv.MEDIA_TYPE + ";header=present;charset=UTF-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"" + collection + "-" + page.asOf() + ".csv\"");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
        Stream.of(
                        Map.entry("Hansa-As-Of", page.asOf().toString()),
                        Map.entry("Hansa-Known-At", page.knownAt().toString()),
                        Map.entry("Hansa-Position", Long.toString(page.position())))
                .forEach(header -> response.setHeader(header.getKey(), header.getValue()));
    }
}
