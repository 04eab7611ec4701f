package city.hansa.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.webjars.WebJarVersionLocator;

/** A real browser, that of the system, at the pages of a running Hansa; it says what of them asks elsewhere, or fails. */
final class Browser implements AutoCloseable {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    /** Milliseconds until what is awaited is missed; a busy machine takes its time. */
    private static final double PATIENCE = 20_000;

    /** Below it the pages are kept as they were seen. */
    private static final Path SHOTS = Path.of("target", "pages");

    /** How a page is looked at. */
    record Look(int width, int height, ColorScheme light, String language) {

        static final Look USUAL = new Look(1280, 900, ColorScheme.LIGHT, "en");

        Look wide(int pixels) {
            return new Look(pixels, pixels < 500 ? 844 : height, light, language);
        }

        Look by(ColorScheme other) {
            return new Look(width, height, other, language);
        }

        Look in(String other) {
            return new Look(width, height, light, other);
        }

        private String named(String page) {
            return page + "-" + width + "-" + light.name().toLowerCase(Locale.ROOT) + "-" + language + ".png";
        }
    }

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser browser;
    private final String address;
    private final List<String> faults = new ArrayList<>();

    private Browser(Playwright playwright, com.microsoft.playwright.Browser browser, String address) {
        this.playwright = playwright;
        this.browser = browser;
        this.address = address;
    }

    /** Opens it, or skips the test and says why. */
    static Browser at(RunningHansa hansa) {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        var chromium = find().or(() -> abort("skipped: there is no Chromium on the path, by any name of " + NAMES));
        var playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        var options = new LaunchOptions()
                .setExecutablePath(chromium.orElseThrow())
                // As root, in containers that have no user namespaces.
                .setArgs(List.of("--no-sandbox"));
        return new Browser(playwright, playwright.chromium().launch(options), hansa.address());
    }

    private static Optional<Path> find() {
        return Stream.of(Objects.requireNonNullElse(System.getenv("PATH"), "").split(":"))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** A page at that path, once it says that it is ready. */
    Page open(String path, Look look) {
        return isShown(open(path, look, false));
    }

    /** One as it is shown to somebody who has signed in; what the sign-in itself had to say is not kept. */
    Page openAs(String user, String path) {
        return signedIn(user, open(path, Look.USUAL, false));
    }

    /** Likewise, one that scripts of a test may be put into. */
    Page openToLookIntoAs(String user, String path, Look look) {
        return signedIn(user, open(path, look, true));
    }

    private Page signedIn(String user, Page page) {
        page.locator(".head").getByText(Pattern.compile("Sign in|Anmelden")).click();
        page.locator("#username").fill(user);
        page.locator("#password").fill(user);
        page.locator("button[type=submit]").click();
        PlaywrightAssertions.assertThat(page.locator(".head .who")).containsText(user + ": ");
        page.locator("body[data-ready]").waitFor();
        faults();
        return isShown(page);
    }

    /** One that says that it cannot be shown. */
    Page openFault(String path, Look look) {
        var page = open(path, look, false);
        assertThat(page.getAttribute("body", "data-ready")).isEqualTo("fault");
        return page;
    }

    /** One that scripts of a test may be put into, which the page's own policy forbids. */
    Page openToLookInto(String path, Look look) {
        return isShown(open(path, look, true));
    }

    private static Page isShown(Page page) {
        assertThat(page.getAttribute("body", "data-ready")).as(page.innerText("main")).isEmpty();
        return page;
    }

    private Page open(String path, Look look, boolean mayBeLookedInto) {
        var context = browser.newContext(new NewContextOptions()
                .setViewportSize(look.width(), look.height())
                .setColorScheme(look.light())
                .setLocale(look.language())
                .setBypassCSP(mayBeLookedInto));
        var page = context.newPage();
        page.onConsoleMessage(this::listen);
        page.onPageError(error -> faults.add("thrown: " + error));
        page.onRequest(this::isAtHome);
        page.navigate(address + path);
        page.locator("body[data-ready]").waitFor();
        return page;
    }

    private void listen(ConsoleMessage message) {
        if (message.type().equals("error")) {
            faults.add("console: " + message.text());
        }
    }

    private void isAtHome(Request request) {
        var uri = URI.create(request.url());
        if (!request.url().startsWith("data:") && !address.equals(uri.getScheme() + "://" + uri.getAuthority())) {
            faults.add("asked elsewhere: " + request.url());
        }
    }

    /** What has gone wrong in any page since the last question. */
    List<String> faults() {
        var told = List.copyOf(faults);
        faults.clear();
        return told;
    }

    /** What axe-core finds against WCAG, each as its rule and where it is broken; of a page opened to be looked into. */
    static List<String> barriers(Page page) {
        page.evaluate(axe());
        var found = page.evaluate("""
                async () => {
                  const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
                  const { violations } = await axe.run(document, { runOnly: rules });
                  const told = ({ html, failureSummary }) => `${html.slice(0, 160)} ${failureSummary}`;
                  return violations.flatMap(({ id, nodes }) => nodes.map(node => `${id}: ${told(node)}`));
                }
                """);
        return ((List<?>) found).stream().map(String::valueOf).toList();
    }

    private static String axe() {
        try (var script = Browser.class.getResourceAsStream("/" + new WebJarVersionLocator().fullPath("axe-core", "axe.min.js"))) {
            return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keeps the page as it is seen, for those who look at it. */
    static void keep(Page page, String name, Look look) {
        page.screenshot(new Page.ScreenshotOptions().setPath(SHOTS.resolve(look.named(name))).setFullPage(true));
    }

    @Override
    public void close() {
        playwright.close();
    }
}
