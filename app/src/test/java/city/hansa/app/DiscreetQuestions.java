package city.hansa.app;

import city.hansa.api.Subject;
import city.hansa.api.view.ChartName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Every address that is read, as the interface describes itself, with something to ask in the place of each variable. */
final class DiscreetQuestions {

    private final DiscreetRecords told;
    private final long sealed;
    private final String then;

    /** @param sealed how many entries of the log have a checkpoint */
    DiscreetQuestions(DiscreetRecords told, long sealed) {
        this.told = told;
        this.sealed = sealed;
        this.then = "minPosition=" + told.last;
    }

    List<String> of(JsonNode docs) {
        var all = new ArrayList<String>();
        docs.get("paths").properties().forEach(path -> {
            if (path.getValue().has("get")) {
                all.addAll(of(path.getKey()));
            }
        });
        return all;
    }

    private List<String> of(String path) {
        if (path.matches("/api/[a-z]+/\\{id}.*")) {
            var collection = path.split("/", -1)[2];
            return told.records.stream()
                    .filter(record -> record.collection.equals(collection))
                    .map(record -> path.replace("{id}", record.id) + "?" + then)
                    .toList();
        }
        if (path.matches("/api/(cities|networks|memberships|partnerships|exchanges|actions)([.].*)?")) {
            var limit = path.contains(".csv") ? "" : "&limit=200";
            return withEach(path + "?standing=ANY&" + then + limit, "&city=" + told.cities.get(2), "&network=" + told.networks.getFirst(),
                    "&knownAt=" + told.last, "&knownAt=" + told.last / 2, "&asOf=2015-01-01", "&theme=HEALTHCARE");
        }
        return switch (path) {
            case "/api/timeline", "/api/timeline.ics", "/api/timeline.feed.json" ->
                told.records.stream()
                        .map(record -> record.id)
                        .filter(id -> !path.contains(".") || told.cities.contains(id) || told.networks.contains(id))
                        .map(subject -> path + "?subject=" + subject + "&limit=200&" + then)
                        .toList();
            case "/api/search" ->
                told.records.stream().map(record -> path + "?limit=50&q=" + begun(record) + "&" + then).toList();
            case "/api/charts/{name}" ->
                Stream.of(ChartName.values())
                        .map(name -> path.replace("{name}", name.name().toLowerCase(Locale.ROOT).replace('_', '-')))
                        .flatMap(chart -> withEach(chart + "?" + then, "&city=" + told.cities.get(2)).stream())
                        .toList();
            case "/api/members" ->
                told.networks.stream().map(network -> path + "?limit=200&network=" + network + "&" + then).toList();
            case "/api/reciprocity" -> told.cities.stream().map(city -> path + "?city=" + city + "&" + then).toList();
            case "/api/map.geojson", "/api/map.json" ->
                withEach(path + "?" + then, "&city=" + told.cities.get(2), "&kind=FRIENDSHIP", "&knownAt=" + told.last / 2);
            case "/api/changes" ->
                Stream.of(Subject.Kind.values()).map(kind -> path + "?limit=200&kind=" + kind + "&" + then).toList();
            case "/api/due", "/api/anniversaries", "/api/discrepancies", "/api/board",
                    "/api/due.ics", "/api/anniversaries.ics" ->
                withEach(path + "?limit=200&" + then + (path.contains("due") ? "&within=P50Y" : path.contains("anni") ? "&within=P1Y" : ""),
                        "&city=" + told.cities.get(2));
            case "/api/feed" ->
                Stream.concat(
                                LongStream.iterate(0, after -> after <= told.last, after -> after + 200)
                                        .mapToObj(after -> "?limit=200&after=" + after),
                                told.records.stream().map(record -> "?limit=200&after=0&subject=" + record.id))
                        .map(question -> path + question)
                        .toList();
            case "/log/tile/{level}/{index}" -> tiles("/log/tile/0/");
            case "/log/tile/entries/{index}" -> tiles("/log/tile/entries/");
            case "/witness/{origin}/checkpoint" -> List.of("/witness/none/checkpoint");
            case "/api/audit/receipts/{position}" ->
                told.records.stream()
                        .flatMap(record -> Stream.of(record.positions.getFirst(), record.positions.getLast()))
                        .distinct()
                        .map(position -> path.replace("{position}", position.toString()))
                        .toList();
            case "/api/audit/replays/{id}", "/api/operations/projections/rebuilds/{id}" ->
                List.of(path.replace("{id}", "0199d5c0-0000-7000-8000-00000000dead"));
            case "/api/operations/projections/{view}/dead-letters" -> List.of(path.replace("{view}", "timeline"));
            case "/log/checkpoint", "/log/vkey", "/witness/vkey", "/api/audit/export", "/api/audit/witnesses",
                    "/api/operations/reconciliations", "/api/operations/projections" -> List.of(path);
            // It tells each caller of their own token, and of nothing else.
            case "/api/mandates" -> List.of();
            default -> throw new AssertionError("nobody says what to ask of " + path);
        };
    }

    private static List<String> withEach(String question, String... more) {
        return Stream.concat(Stream.of(question), Stream.of(more).map(question::concat)).toList();
    }

    /** The beginning of a word of it: what is asked is not to be found in what is answered, or logged. */
    private static String begun(ToldRecord record) {
        var word = record.words.isEmpty() ? "zqnothing" : record.words.getFirst();
        return word.substring(0, word.length() - 1);
    }

    private List<String> tiles(String address) {
        var all = new ArrayList<String>();
        for (var index = 0L; index * 256 < sealed; index++) {
            var width = Math.min(256, sealed - index * 256);
            all.add(address + "%03d".formatted(index) + (width < 256 ? ".p/" + width : ""));
        }
        return all;
    }
}
