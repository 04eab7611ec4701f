package city.hansa.benchmark;

import city.hansa.ledger.axon.LedgerEventStorageEngine;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * How smooth the pages are in the system's Chromium, at the whole application with a chart of thousands of partnerships: what
 * a step of the clock's hand costs the main thread, and how soon a page is there for one who has never been at any.
 */
final class Pages {

    private static final int PARTNERSHIPS = Integer.getInteger("benchmark.partnerships", 6_000);
    private static final int STEPS = 200;
    private static final int VISITS = 7;
    private static final double STEP_GOAL_MILLIS = 100;
    private static final double PAINT_GOAL_MILLIS = 1_000;
    /** The chart plays all years in 24 seconds. */
    private static final double PLAY_MILLIS = 26_000;

    private static final List<String> CHROMIUM =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    /** Notes when the page says that it is ready. */
    private static final String READY = """
            new MutationObserver((_, observer) => {
              if (document.body?.dataset.ready !== undefined) {
                globalThis.readyAfter = performance.now();
                observer.disconnect();
              }
            }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-ready'] });
            """;

    private static final String ARRIVAL = """
            async () => {
              const largest = new Promise(tell => new PerformanceObserver(seen => tell(seen.getEntries().at(-1).startTime))
                .observe({ type: 'largest-contentful-paint', buffered: true }));
              const [first] = performance.getEntriesByName('first-paint');
              return { first: first.startTime, largest: await largest, ready: globalThis.readyAfter };
            }
            """;

    /** Milliseconds from the navigation to the first pixel, to the largest one, and to when all is shown. */
    private record Arrival(double first, double largest, double ready) {}

    private record Look(String name, String path, int width, int height, double scale) {}

    private final Browser browser;
    private final String address;

    private Pages(Browser browser, String address) {
        this.browser = browser;
        this.address = address;
    }

    static void measure(Path directory) throws Exception {
        var chromium = chromium();
        if (chromium.isEmpty()) {
            System.out.println("pages                skipped: there is no Chromium on the path, by any name of " + CHROMIUM);
            return;
        }
        try (var hansa = Running.in(directory);
                var playwright = Playwright.create(
                        new CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))) {
            var atlas = new Atlas(hansa.bean(LedgerEventStorageEngine.class));
            atlas.write(PARTNERSHIPS);
            hansa.untilShown();
            hansa.analyze();
            // As root, in containers that have no user namespaces.
            var options = new LaunchOptions().setExecutablePath(chromium.orElseThrow()).setArgs(List.of("--no-sandbox"));
            try (var browser = playwright.chromium().launch(options)) {
                System.out.printf(
                        Locale.ROOT,
                        "pages                seed %d, %,d partnerships between %,d cities, Chromium %s%n",
                        History.SEED,
                        PARTNERSHIPS,
                        atlas.cities(),
                        browser.version());
                var pages = new Pages(browser, hansa.address());
                pages.drag(new Look("drag, Europe", "/", 1280, 900, 1));
                pages.drag(new Look("drag, world", "/?view=world", 1280, 900, 1));
                pages.drag(new Look("drag, phone", "/", 390, 844, 2));
                pages.play();
                var partnership = atlas.partnerships().getFirst();
                for (var path : List.of("/", "/partnerships", "/partnerships/" + partnership, "/charts", "/audit")) {
                    pages.visit(path);
                }
            }
        }
    }

    private static Optional<Path> chromium() {
        return Stream.of(Objects.requireNonNullElse(System.getenv("PATH"), "").split(":"))
                .flatMap(folder -> CHROMIUM.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** From now back to the beginning and to now again, as fast as frames come. */
    private void drag(Look look) {
        try (var context = browser.newContext(new NewContextOptions()
                .setViewportSize(look.width(), look.height())
                .setDeviceScaleFactor(look.scale())
                .setLocale("en"))) {
            var page = ready(context.newPage(), look.path());
            var ruler = page.locator("#as-of").boundingBox();
            var middle = ruler.y + ruler.height / 2;
            var last = ruler.width - 2;
            var steps = MainThread.during(browser, page, () -> {
                        page.mouse().move(ruler.x + last, middle);
                        page.mouse().down();
                        for (var step = -STEPS; step <= STEPS; step++) {
                            page.mouse().move(ruler.x + 1 + (last - 1) * Math.abs(step) / STEPS, middle);
                        }
                        page.mouse().up();
                    })
                    .steps();
            print(look.name(), steps);
        }
    }

    private void play() {
        try (var context = browser.newContext(new NewContextOptions().setViewportSize(1280, 900).setLocale("en"))) {
            var page = ready(context.newPage(), "/");
            var button = page.locator(".time .play");
            var before = button.getAttribute("aria-label");
            var tasks = MainThread.during(browser, page, () -> {
                        button.click();
                        page.waitForTimeout(PLAY_MILLIS);
                    })
                    .tasks();
            if (!Objects.equals(button.getAttribute("aria-label"), before)) {
                throw new IllegalStateException("it still plays");
            }
            var longest = millis(tasks, MainThread.Step::clock).getLast();
            System.out.printf(
                    Locale.ROOT,
                    "%-20s longest task %6.1f ms, in the processor %6.1f ms; none over %.0f ms: %s%n",
                    "play, Europe",
                    longest,
                    millis(tasks, MainThread.Step::processor).getLast(),
                    STEP_GOAL_MILLIS,
                    verdict(longest, STEP_GOAL_MILLIS));
        }
    }

    private static void print(String what, List<MainThread.Step> steps) {
        var clock = millis(steps, MainThread.Step::clock);
        var processor = millis(steps, MainThread.Step::processor);
        var script = millis(steps, MainThread.Step::script);
        System.out.printf(
                Locale.ROOT,
                "%-20s p50 %6.1f ms   p95 %6.1f ms   max %6.1f ms, in the processor %6.1f, %6.1f and %6.1f ms, %2.0f %% script,"
                        + " of %d steps; none over %.0f ms: %s%n",
                what,
                percentile(clock, .5),
                percentile(clock, .95),
                clock.getLast(),
                percentile(processor, .5),
                percentile(processor, .95),
                processor.getLast(),
                sum(script) / sum(clock) * 100,
                steps.size(),
                STEP_GOAL_MILLIS,
                verdict(clock.getLast(), STEP_GOAL_MILLIS));
    }

    /** In ascending order. */
    private static List<Double> millis(List<MainThread.Step> steps, ToDoubleFunction<MainThread.Step> of) {
        return steps.stream().map(step -> of.applyAsDouble(step) / 1e3).sorted().toList();
    }

    private static double sum(List<Double> all) {
        return all.stream().mapToDouble(Double::doubleValue).sum();
    }

    /** The first visit is not counted: the server's code gets compiled meanwhile. */
    private void visit(String path) {
        var arrivals = new ArrayList<Arrival>();
        for (var visit = 0; visit <= VISITS; visit++) {
            try (var context = browser.newContext(new NewContextOptions().setViewportSize(1280, 900).setLocale("en"))) {
                var page = context.newPage();
                page.addInitScript(READY);
                ready(page, path);
                var told = (Map<?, ?>) page.evaluate(ARRIVAL);
                if (visit > 0) {
                    arrivals.add(new Arrival(number(told, "first"), number(told, "largest"), number(told, "ready")));
                }
            }
        }
        var first = median(arrivals, Arrival::first);
        System.out.printf(
                Locale.ROOT,
                "%-20s first paint %5.0f ms   largest %5.0f ms   ready %5.0f ms; painted within %,.0f ms: %s%n",
                path.length() > 20 ? path.substring(0, path.indexOf('/', 1)) + "/{id}" : path,
                first,
                median(arrivals, Arrival::largest),
                median(arrivals, Arrival::ready),
                PAINT_GOAL_MILLIS,
                verdict(first, PAINT_GOAL_MILLIS));
    }

    private Page ready(Page page, String path) {
        page.navigate(address + path);
        page.locator("body[data-ready]").waitFor();
        if (!Objects.equals(page.getAttribute("body", "data-ready"), "")) {
            throw new IllegalStateException(path + " cannot be shown: " + page.innerText("main"));
        }
        // What is fetched after the page is ready, and its fading in, is over.
        page.waitForTimeout(1_000);
        return page;
    }

    private static double number(Map<?, ?> told, String name) {
        return ((Number) Objects.requireNonNull(told.get(name))).doubleValue();
    }

    private static double median(List<Arrival> arrivals, ToDoubleFunction<Arrival> of) {
        return percentile(arrivals.stream().map(of::applyAsDouble).sorted().toList(), .5);
    }

    private static double percentile(List<Double> sorted, double share) {
        return sorted.get((int) (share * (sorted.size() - 1)));
    }

    private static String verdict(double value, double goal) {
        return value <= goal ? "kept" : "missed";
    }
}
