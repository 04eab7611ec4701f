package city.hansa.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.app.Browser.Look;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An auditor opens the log in a browser, which checks what the server says of it; a lie of one byte is named. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AuditPageJourney extends PageJourney {

    @AfterEach
    void nothing_is_fetched_from_elsewhere_and_nothing_failed() {
        assertThat(browser.faults()).isEmpty();
    }

    @Test
    void the_browser_verifies_the_whole_log_and_the_next_time_that_it_has_grown() {
        var page = browser.open("/audit", Look.USUAL);

        verify(page);

        assertThat(page.locator(".say")).hasText("That was the claim. This browser has checked it, without trusting this server.");
        assertThat(page.locator(".steps .good")).hasCount(5);
        assertThat(page.locator(".steps .bad")).hasCount(0);
        assertThat(page.locator(".steps")).containsText("seen for the first time");
        verify(page);
        assertThat(page.locator(".steps .good")).hasCount(6);
        assertThat(page.locator(".steps")).containsText(Pattern.compile("since \\d+ entries"));
    }

    @Test
    void an_entry_that_was_altered_by_one_byte_is_named() {
        var page = browser.open("/audit", Look.USUAL);
        page.route(Pattern.compile(".*/log/tile/entries/000.*"), route -> answer(route, "city.registered", "city.dissolved!"));

        verify(page);

        assertThat(page.locator("h1")).hasText("This log does not verify.");
        assertThat(page.locator(".say")).hasText("Entry № 0 is not what was published of it.");
        assertThat(page.locator(".tree .bad.end")).hasCount(2);

        page.navigate(hansa.address() + "/cities");
        assertThat(page.locator(".notice.alarm")).containsText("does not verify at entry № 0");
        page.unrouteAll();
        page.navigate(hansa.address() + "/audit");
        verify(page);
        assertThat(page.locator(".notice")).hasCount(0);
    }

    @Test
    void an_entry_that_was_altered_together_with_its_tile_does_not_lead_to_the_signed_root() {
        var page = browser.open("/audit", Look.USUAL);
        page.route(Pattern.compile(".*/log/tile/0/000.*"), route -> {
            var tile = route.fetch().body();
            tile[0] ^= 1;
            route.fulfill(new Route.FulfillOptions().setBodyBytes(tile));
        });
        page.route("**/log/checkpoint", route -> answer(route, "\n5", "\n4"));

        verify(page);

        assertThat(page.locator("h1")).hasText("This log does not verify.");
        assertThat(page.locator(".steps .bad").first()).containsText("Signed by the log");
        assertThat(page.locator(".steps .bad").last()).containsText("Root computed");
    }

    @Test
    void an_entry_opens_to_what_it_changed_and_leads_to_its_receipt() {
        var page = browser.open("/audit", Look.USUAL);

        page.locator(".entries .link").first().click();

        assertThat(page.locator(".difference td").first()).isVisible();
        assertThat(page.locator(".difference a").first()).hasAttribute("href", Pattern.compile("/api/audit/receipts/\\d+"));
    }

    @Test
    void what_came_to_be_known_between_two_states_is_told_with_who_said_so_and_how_late() {
        var rostov = hansa.ask().get("/api/partnerships/" + id("partnerships?q=Rostov&standing=ANY") + "/history");
        var first = rostov.at("/events/0/position").asLong();
        var page = browser.open("/audit", Look.USUAL);

        page.locator("#from").fill(String.valueOf(first - 1));
        page.locator("#from").press("Enter");
        page.locator("#to").fill(String.valueOf(first));
        page.locator("#to").press("Enter");

        assertThat(page.locator("#entries h2")).hasText("What came to be known between two states");
        assertThat(page.locator("#entries header")).containsText("one entry, 1 of them about the past");
        assertThat(page.locator(".entries > li")).containsText(new String[] {"Proposed"});
        assertThat(page.locator(".entries > li .known")).containsText("days after the fact");
        assertThat(page).hasURL(Pattern.compile(".*from=\\d+&to=" + first));
        page.locator("#to").fill("");
        page.locator("#to").press("Enter");
        page.locator("#kind").selectOption("NETWORK");
        assertThat(page.locator(".entries > li a").first()).hasText("Network");
        page.locator("#from").fill("the beginning");
        page.locator("#from").press("Enter");
        assertThat(page.locator("#entries .refusal")).containsText("A state of knowledge is");
    }

    @Test
    void an_auditor_has_everything_that_is_shown_built_anew_and_compared_and_takes_the_log_away() throws IOException {
        assertThat(browser.open("/audit", Look.USUAL).locator("#replay .btn")).hasCount(0);
        var page = browser.openAs("auditor", "/audit");

        page.locator("#replay").getByText("Replay the whole log").click();

        assertThat(page.locator("#replay .verdict")).containsText(Pattern.compile("No difference: 7 views, built anew from \\d+ entries"));
        assertThat(page.locator("#replay")).containsText("a second");
        var export = page.waitForDownload(() -> page.locator("#replay").getByText("Download the log").click());
        assertThat(export.suggestedFilename()).matches("hansa-\\d+\\.jsonl");
        try (var lines = Files.lines(export.path())) {
            assertThat(lines.count()).isEqualTo(Long.parseLong(export.suggestedFilename().replaceAll("\\D", "")));
        }
    }

    @ParameterizedTest
    @CsvSource({"390, DARK, de", "1280, LIGHT, de", "1280, DARK, en", "1920, LIGHT, en"})
    void nobody_is_kept_out(int width, ColorScheme light, String language) {
        var look = Look.USUAL.wide(width).by(light).in(language);
        var page = browser.openToLookInto("/audit", look);
        verify(page);
        page.locator(".entries .link").first().click();
        assertThat(page.locator(".difference")).isVisible();

        Browser.keep(page, "audit", look);
        assertThat(Browser.barriers(page)).isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth")).isEqualTo(true);
    }

    private static void verify(Page page) {
        page.locator(".btn.main").click();
        assertThat(page.locator(".part header").first()).containsText(" ms");
    }

    private static void answer(Route route, String said, String instead) {
        var told = new String(route.fetch().body(), StandardCharsets.ISO_8859_1).replaceFirst(Pattern.quote(said), instead);
        route.fulfill(new Route.FulfillOptions().setBodyBytes(told.getBytes(StandardCharsets.ISO_8859_1)));
    }
}
