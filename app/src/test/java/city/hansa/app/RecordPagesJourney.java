package city.hansa.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.app.Browser.Look;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Anyone reads the registers and the records of Dortmund's story in a browser, as of any day. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RecordPagesJourney extends PageJourney {

    @AfterEach
    void nothing_is_fetched_from_elsewhere_and_nothing_failed() {
        assertThat(browser.faults()).isEmpty();
    }

    @Test
    void the_register_of_partnerships_lists_nine_twinnings_of_a_day_and_leads_to_each() {
        var page = browser.open("/partnerships?asOf=2022-06-01&kind=TWINNING", Look.USUAL);
        assertThat(page.locator("h1")).hasText("Partnerships on 1 June 2022");
        assertThat(page.locator(".records li")).hasCount(9);

        page.locator("input[type=search]").fill("rostov");
        page.locator("input[type=search]").press("Enter");
        assertThat(page.locator(".records li")).hasCount(1);
        page.locator(".records a").click();

        assertThat(page.locator("h1")).hasText(Pattern.compile("Dortmund\\s+and\\s+Rostov-on-Don"));
        assertThat(page.locator(".say")).hasText("It rests: it was put dormant on 31 March 2022.");
        assertThat(page).hasURL(Pattern.compile(".*/partnerships/.*\\?asOf=2022-06-01"));
    }

    @Test
    void a_partnership_says_since_when_by_each_rule_and_each_claim() {
        var page = browser.open("/partnerships/" + id("partnerships?q=Rostov&standing=ANY"), Look.USUAL);

        assertThat(page.locator("#since .used td").first()).hasText("First signing");
        assertThat(page.locator("#since .used td").nth(1)).hasText("23 January 1978");
        assertThat(page.locator("#since")).containsText("RGRE 2015");
        assertThat(page.locator(".timeline li").first()).containsText("recorded");
        assertThat(page.locator(".timeline")).containsText("days after the fact");
    }

    @Test
    void the_clock_moves_a_record_back_and_what_was_not_known_is_not_there() {
        var rostov = id("partnerships?q=Rostov&standing=ANY");
        var page = browser.open("/partnerships/" + rostov, Look.USUAL);
        assertThat(page.locator(".lead")).containsText("Dormant");

        for (var years = 0; years < 6; years++) {
            page.locator("#as-of").press("PageDown");
        }

        assertThat(page.locator(".lead")).containsText("In force");
        assertThat(page.locator(".past")).isVisible();
        var before = hansa.ask().get("/api/partnerships/" + rostov + "/history").at("/events/0/position").asLong() - 1;
        var unknown = browser.openFault("/partnerships/" + rostov + "?knownAt=" + before, Look.USUAL);
        assertThat(unknown.locator("main")).containsText("There is nothing here that you may see.");
        assertThat(browser.faults()).isNotEmpty();
    }

    @Test
    void two_states_of_knowledge_stand_side_by_side_and_the_lag_is_told() {
        var page = browser.open("/partnerships/" + id("partnerships?q=Rostov&standing=ANY"), Look.USUAL);

        assertThat(page.locator(".states .stand")).hasText(new String[] {"In force", "Dormant"});
        assertThat(page.locator(".states .over").first()).hasText("Dormant");
        assertThat(page.locator(".states")).containsText("31 March 2022");
        assertThat(page.locator(".plane .known-step")).hasCount(1);
        assertThat(page.locator(".lag")).hasText(Pattern.compile(
                "\\d+.\\d+ days late\\. Dortmund puts .* Whoever asked before was told “in force”, and this page keeps that answer\\.",
                Pattern.DOTALL));

        page.locator("#turn").selectOption(page.locator("#turn option").last().getAttribute("value"));

        assertThat(page.locator(".states .stand").first()).hasText("Proposed");
    }

    @Test
    void what_began_on_a_day_that_nobody_knows_is_said_to_have_begun_by_then_at_the_latest() {
        var eurocities = id("memberships?network=" + id("networks?q=Eurocities"));
        var page = browser.open("/memberships/" + eurocities, Look.USUAL);

        assertThat(page.locator(".lead")).containsText("since 2019 at the latest");
        assertThat(page.locator(".records .since").first()).hasText("until 2019 at the latest");
        assertThat(page.locator(".plane text.quiet").first()).hasText(Pattern.compile("20(18|19|20)"));
    }

    @Test
    void an_exchange_shows_where_the_aid_went_and_that_the_sum_holds() {
        var page = browser.open("/exchanges/" + id("exchanges?standing=ANY&q=Dabola"), Look.USUAL);

        assertThat(page.locator(".flow .equation").first()).containsText(Pattern.compile("5.000"));
        assertThat(page.locator(".flow .verdict").first()).hasText("The sum holds, and nothing is left open.");
    }

    @Test
    void without_a_connection_what_was_read_stays_and_the_page_says_since_when() {
        var page = browser.open("/partnerships", Look.USUAL);
        page.context().setOffline(true);

        page.locator("#as-of").press("PageDown");

        assertThat(page.locator(".notice")).containsText("No connection since");
        assertThat(page.locator(".records li").first()).isVisible();
        page.context().setOffline(false);
        page.locator("#as-of").press("PageDown");
        assertThat(page.locator(".notice")).hasCount(0);
        assertThat(browser.faults()).as("what was asked in vain").isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cities/nobody", "partnerships/00000000-0000-7000-8000-000000000000"})
    void what_is_not_there_is_answered_as_what_may_not_be_seen(String path) {
        var page = browser.openFault("/" + path, Look.USUAL);

        assertThat(page.locator("main")).containsText("There is nothing here that you may see.");
        assertThat(browser.faults()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "cities?q=Dortmund", "networks?q=Eurocities", "memberships?standing=ANY", "partnerships?q=Rostov&standing=ANY",
        "exchanges?standing=ANY", "actions?standing=ANY"
    })
    void nobody_is_kept_out_of_any_record_or_register(String question) {
        var register = question.substring(0, question.indexOf('?'));
        var path = "/" + register + "/" + id(question);
        isOpenToAll(path, register + "-one", Look.USUAL);
        isOpenToAll(path, register + "-one", Look.USUAL.wide(390).by(ColorScheme.DARK).in("de"));
        isOpenToAll(path, register + "-one", Look.USUAL.wide(1920).in("de"));
        if (!register.equals("memberships")) {
            var dark = Look.USUAL.by(ColorScheme.DARK);
            isOpenToAll("/" + register, register, dark, dark.wide(1920));
            isOpenToAll("/" + register, register, Look.USUAL.wide(390));
        }
    }

    /** Opened once, and looked at and into at each width. */
    private static void isOpenToAll(String path, String name, Look first, Look... further) {
        var page = browser.openToLookInto(path, first);
        isOpen(page, name, first);
        for (var look : further) {
            page.setViewportSize(look.width(), look.height());
            isOpen(page, name, look);
        }
        page.context().close();
    }

    private static void isOpen(Page page, String name, Look look) {
        Browser.keep(page, name, look);
        assertThat(Browser.barriers(page)).as("%s %s", name, look).isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth")).as("%s %s", name, look).isEqualTo(true);
    }
}
