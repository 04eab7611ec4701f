package city.hansa.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.app.Browser.Look;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Anyone opens Hansa in a browser: the chart of all partnerships, its sentence, the two clocks, what is due and recorded. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OverviewJourney extends PageJourney {

    @AfterEach
    void nothing_is_fetched_from_elsewhere_and_nothing_failed() {
        assertThat(browser.faults()).isEmpty();
    }

    @Test
    void on_a_day_of_2022_dortmund_kept_nine_twinnings_one_of_which_rested() {
        var page = browser.open("/?asOf=2022-06-01&city=" + dortmund(), Look.USUAL);

        assertThat(sentence(page)).hasText("On 1 June 2022, Dortmund kept 14 partnerships.");
        assertThat(kind(page, "Twinning")).hasText("9");
        assertThat(page.locator("#rest")).hasText("1 of them rested.");
        assertThat(page.locator(".names .city")).containsText(new String[] {"Dortmund"});
        assertThat(page.locator("#past")).isVisible();
    }

    @Test
    void the_sentence_follows_the_clock_and_the_address_cites_the_day() {
        var page = browser.open("/", Look.USUAL);
        assertThat(page.locator("#past")).isHidden();

        page.locator("#as-of").press("Home");
        assertThat(sentence(page)).hasText("On 1 January 1950, 0 partnerships were kept.");
        for (var years = 0; years < 11; years++) {
            page.locator("#as-of").press("PageUp");
        }

        assertThat(sentence(page)).hasText("On 1 January 1961, 1 partnership was kept.");
        assertThat(page).hasURL(Pattern.compile(".*\\?asOf=1961-01-01"));
        assertThat(page.locator("#as-of")).hasAttribute("aria-valuetext", "1 January 1961");
        page.locator("#past button").click();
        assertThat(page).hasURL(Pattern.compile(".*/"));
        assertThat(page.locator("#past")).isHidden();
    }

    @Test
    void what_nobody_had_recorded_yet_is_not_shown_as_known_then() {
        var before = browser.open("/?asOf=2022-06-01&knownAt=0", Look.USUAL);

        assertThat(sentence(before)).hasText("On 1 June 2022, 0 partnerships were kept.");
        assertThat(before.locator("#known-at")).isVisible();
    }

    @Test
    void the_second_clock_takes_away_what_was_not_known_and_gives_it_back() {
        var page = browser.open("/?asOf=2022-06-01&view=world&city=" + dortmund(), Look.USUAL);
        page.locator(".second button").click();

        page.locator("#known-at").press("Home");
        assertThat(sentence(page)).hasText("On 1 June 2022, 0 partnerships were kept.");
        assertThat(kind(page, "Twinning")).hasText("0");
        page.locator("#known-at").press("End");

        assertThat(kind(page, "Twinning")).hasText("9");
        page.locator("#chart").hover();
        assertThat(kind(page, "Twinning")).hasText("9");
    }

    @Test
    void a_new_entry_appears_as_it_is_recorded_and_what_is_late_says_by_how_much() {
        var page = browser.open("/", Look.USUAL);
        assertThat(page.locator("#live")).hasClass(Pattern.compile(".*live.*"));
        assertThat(page.locator("#due .late").first()).containsText("days late");

        var registered = hansa.ask().post("/api/cities", """
                {"name":"Sindelfingen","country":"DE","identifiers":[],"effective":"1949","by":{"city":"%s"}}"""
                .formatted(dortmund()));
        assertThat(registered.status()).isEqualTo(201);

        assertThat(page.locator("#feed li").first()).containsText("Sindelfingen");
    }

    @Test
    void it_speaks_german_and_is_dark_when_asked() {
        var page = browser.open("/?asOf=2022-06-01", Look.USUAL.in("de"));
        assertThat(sentence(page)).hasText("Am 1. Juni 2022 bestanden 14 Partnerschaften.");

        page.locator(".tools").getByText("Nacht").click();

        assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
    }

    @ParameterizedTest
    @CsvSource({
        "390, LIGHT, en", "390, DARK, de", "1280, LIGHT, de", "1280, DARK, en", "1920, LIGHT, en", "1920, DARK, de"
    })
    void nobody_is_kept_out(int width, ColorScheme light, String language) {
        var look = Look.USUAL.wide(width).by(light).in(language);

        var page = browser.openToLookInto("/?asOf=2022-06-01", look);
        assertThat(page.locator("#feed li")).hasCount(8);
        assertThat(page.locator("#due li").first()).isVisible();

        Browser.keep(page, "overview", look);
        assertThat(Browser.barriers(page)).isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth")).isEqualTo(true);
    }

    @Test
    void a_page_is_kept_for_a_year_by_the_hash_of_what_it_is_made_of() {
        var answer = hansa.ask().anybody().answer("GET", "/", null);
        var policy = answer.header("Content-Security-Policy");
        var script = Pattern.compile("/pages/[0-9a-f]{16}/js/main\\.js").matcher(answer.response().body());

        assertThat(policy).contains("default-src 'none'", "script-src 'self'").doesNotContain("unsafe-inline");
        assertThat(script.find()).isTrue();
        assertThat(hansa.ask().anybody().answer("GET", script.group(), null).header("Cache-Control"))
                .contains("immutable", "max-age=31536000");
        assertThat(hansa.ask().anybody().answer("GET", "/", null, "If-None-Match", answer.header("ETag")).status())
                .isEqualTo(304);
        assertThat(List.of("/pages/js/../../application.yaml", "/pages/" + "0".repeat(16) + "/js/main.js", "/nowhere"))
                .allSatisfy(path -> assertThat(hansa.ask().anybody().answer("GET", path, null).status()).isIn(400, 404));
    }

    private static String dortmund() {
        return id("cities?q=Dortmund");
    }

    private static Locator sentence(Page page) {
        return page.locator("#sentence");
    }

    private static Locator kind(Page page, String word) {
        return page.locator(".kinds li", new Page.LocatorOptions().setHasText(word)).locator("[data-count]");
    }
}
