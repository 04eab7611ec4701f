package city.hansa.benchmark;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.StartTracingOptions;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the main thread of a page did while something was done to it, out of the browser's own trace: script, style, layout,
 * paint and commit are all of its tasks. All times are in microseconds; those on the clock grow with whatever else the machine
 * does meanwhile, those in the processor hardly.
 */
final class MainThread {

    private static final List<String> CATEGORIES = List.of("devtools.timeline", "disabled-by-default-devtools.timeline");
    private static final Set<String> SCRIPT = Set.of(
            "EventDispatch", "FireAnimationFrame", "FunctionCall", "TimerFire", "RunMicrotasks", "EvaluateScript", "v8.callFunction");

    /** A stretch of the trace's clock, and how much of it the thread had the processor. */
    private record Run(double from, double until, double processor) {

        double length() {
            return until - from;
        }

        boolean has(double moment) {
            return from <= moment && moment < until;
        }
    }

    /** What one step of the hand cost: all that ran from it until the next one. */
    record Step(double clock, double processor, double script) {}

    private final List<Run> tasks;
    private final List<Run> scripts;
    private final List<Double> inputs;

    private MainThread(List<JsonNode> events) {
        tasks = runs(events, Set.of("RunTask"));
        scripts = runs(events, SCRIPT);
        inputs = events.stream().filter(MainThread::isInput).map(event -> event.get("ts").asDouble()).sorted().toList();
    }

    /** Does it, and waits until its last frame is drawn. */
    static MainThread during(Browser browser, Page page, Runnable action) {
        browser.startTracing(page, new StartTracingOptions().setCategories(CATEGORIES));
        action.run();
        page.waitForTimeout(300);
        var trace = JsonMapper.shared().readTree(browser.stopTracing()).get("traceEvents");
        // Other threads have tasks of the same name; only that of the page takes input or draws frames by script.
        var byThread = StreamSupport.stream(trace.spliterator(), false)
                .collect(Collectors.groupingBy(event -> event.get("pid").asInt() + "." + event.get("tid").asInt()));
        return new MainThread(byThread.entrySet().stream()
                .max(Comparator.comparingLong(entry -> entry.getValue().stream().filter(MainThread::isFrame).count()))
                .map(Map.Entry::getValue)
                .orElseThrow());
    }

    List<Step> steps() {
        var steps = new ArrayList<Step>();
        for (var i = 0; i < inputs.size(); i++) {
            var begin = beginOfTask(inputs.get(i));
            var end = i + 1 < inputs.size() ? beginOfTask(inputs.get(i + 1)) : Double.MAX_VALUE;
            steps.add(new Step(
                    within(tasks, begin, end, Run::length),
                    within(tasks, begin, end, Run::processor),
                    within(scripts, begin, end, Run::length)));
        }
        return steps;
    }

    /** As if each task were a step. */
    List<Step> tasks() {
        return tasks.stream()
                .map(task -> new Step(
                        task.length(), task.processor(), within(scripts, task.from(), task.until(), Run::length)))
                .toList();
    }

    private double beginOfTask(double moment) {
        return tasks.stream().filter(task -> task.has(moment)).mapToDouble(Run::from).findFirst().orElse(moment);
    }

    private static double within(List<Run> runs, double begin, double end, ToDoubleFunction<Run> of) {
        return runs.stream().filter(run -> begin <= run.from() && run.from() < end).mapToDouble(of).sum();
    }

    /** In the order of time, and none within another. */
    private static List<Run> runs(List<JsonNode> events, Set<String> names) {
        var outer = new ArrayList<Run>();
        events.stream()
                .filter(event -> event.get("ph").asString().equals("X") && names.contains(event.get("name").asString()))
                .map(MainThread::run)
                .sorted(Comparator.comparingDouble(Run::from).thenComparing(Run::length, Comparator.reverseOrder()))
                .forEach(run -> {
                    if (outer.isEmpty() || outer.getLast().until() <= run.from()) {
                        outer.add(run);
                    }
                });
        return List.copyOf(outer);
    }

    private static Run run(JsonNode event) {
        var from = event.get("ts").asDouble();
        return new Run(from, from + event.path("dur").asDouble(0), event.path("tdur").asDouble(0));
    }

    private static boolean isFrame(JsonNode event) {
        return event.get("name").asString().equals("FireAnimationFrame");
    }

    private static boolean isInput(JsonNode event) {
        return event.get("name").asString().equals("EventDispatch")
                && event.path("args").path("data").path("type").asString("").equals("input");
    }
}
