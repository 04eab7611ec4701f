package city.hansa.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.app.Browser.Look;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever keeps a dashboard reads the charts in a browser, embeds one, and takes one away. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ChartPagesJourney extends PageJourney {

    private static final int CHARTS = 9;

    @AfterEach
    void nothing_is_fetched_from_elsewhere_and_nothing_failed() {
        assertThat(browser.faults()).isEmpty();
    }

    @Test
    void every_chart_says_the_same_as_a_figure_and_as_a_table() {
        var page = browser.open("/charts?asOf=2022-06-01&city=unlocode:DEDTM", Look.USUAL);

        assertThat(page.locator(".chart")).hasCount(CHARTS);
        assertThat(page.locator("h1")).hasText("What is counted on 1 June 2022");
        var twinnings = page.locator(".chart").first();
        twinnings.locator("summary").click();
        assertThat(twinnings.locator("tr").last()).hasText(Pattern.compile("Twinning\\s*9\\s*9"));
        assertThat(twinnings.locator("svg text").last()).hasText("9");
    }

    @Test
    void a_chart_is_taken_away_as_a_table_and_as_a_picture() throws IOException {
        var page = browser.open("/charts/partnerships-by-kind?city=unlocode:DEDTM", Look.USUAL);

        var table = page.waitForDownload(() -> page.locator(".take .link").first().click());
        assertThat(table.suggestedFilename()).isEqualTo("partnerships-by-kind.csv");
        assertThat(Files.readString(table.path())).isEqualTo(
                "kind,certain,possible\r\nFRIENDSHIP,1,1\r\nPROJECT,3,3\r\nTWINNING,11,11\r\n");
        var picture = page.waitForDownload(() -> page.locator(".take .link").nth(2).click());
        assertThat(Files.readAllBytes(picture.path())).startsWith(0x89, 'P', 'N', 'G');
    }

    @Test
    void a_chart_is_embedded_alone_by_any_house_and_a_page_that_can_be_acted_on_by_none() {
        var page = browser.open("/charts/partnerships-by-kind?embed", Look.USUAL);
        assertThat(page.locator(".head")).isHidden();
        assertThat(page.locator(".time")).hasCount(0);
        assertThat(page.locator(".chart h2")).hasText("Partnerships by kind");

        var chart = hansa.ask().anybody().answer("GET", "/charts/partnerships-by-kind", null);
        assertThat(chart.header("Content-Security-Policy")).doesNotContain("frame-ancestors");
        assertThat(chart.response().headers().firstValue("X-Frame-Options")).isEmpty();
        var audit = hansa.ask().anybody().answer("GET", "/audit", null);
        assertThat(audit.header("Content-Security-Policy")).contains("frame-ancestors 'none'");
    }

    @ParameterizedTest
    @CsvSource({"390, DARK, de", "1280, LIGHT, en", "1920, DARK, de"})
    void nobody_is_kept_out(int width, ColorScheme light, String language) {
        var look = Look.USUAL.wide(width).by(light).in(language);
        var page = browser.openToLookInto("/charts", look);

        Browser.keep(page, "charts", look);
        assertThat(Browser.barriers(page)).isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth")).isEqualTo(true);
    }
}
