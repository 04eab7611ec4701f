package city.hansa.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.app.Browser.Look;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A secretariat's day at its desk, in a browser: what is due, who is a member, what does not agree, aid, and a dirty table. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DeskPagesJourney extends PageJourney {

    private static final String TABLE = """
            municipality,partner,country,since,form
            Lindenau,Montfleur,France,1967,p
            Lindenau,Montfleur,France,1969,p
            Birkenfels,Montfleur,France,1971,p
            Birkenfels,Witschi,Nowhere,1993,p
            Birkenfels,"Stará Lípa ""Altlinde""\",Czech Republic,once upon a time,f
            """;

    @AfterEach
    void nothing_is_fetched_from_elsewhere_and_nothing_failed() {
        assertThat(browser.faults()).isEmpty();
    }

    @Test
    void what_is_due_comes_first_what_is_late_and_then_the_anniversaries_as_far_as_one_looks() {
        var page = browser.open("/desk", Look.USUAL);
        assertThat(page.locator("#due .late .when").first()).containsText("days late");
        assertThat(page.locator("#anniversaries")).containsText("50 years by the count of Dortmund");
        var within = page.locator("#anniversaries li").count();

        page.locator("#within").selectOption("P5Y");

        assertThat(page).hasURL(Pattern.compile(".*within=P5Y"));
        assertThat(page.locator("#anniversaries .btn")).hasText("Show more");
        page.locator("#anniversaries .btn").click();
        assertThat(page.locator("#anniversaries li").nth(within)).isVisible();
        page.locator("#network").selectOption("Eurocities");
        assertThat(page.locator("#anniversaries li").first()).containsText("Eurocities");
    }

    @Test
    void the_roll_of_a_network_is_that_of_the_day_and_counts_what_is_certain_and_what_is_possible() {
        var page = browser.openAs("eurocities", "/desk/members?asOf=2022-06-01");

        assertThat(page.locator("h1")).hasText("Members on 1 June 2022");
        assertThat(page.locator("#network option:checked")).hasText("Eurocities");
        assertThat(page.locator("#roll li")).hasText(Pattern.compile("Dortmund.*Full.*Active.*", Pattern.DOTALL));
        assertThat(page.locator(".tally")).containsText("Full 1");
        assertThat(page.locator(".past")).isVisible();
        page.locator("#as-of").press("Home");
        assertThat(page.locator(".say")).containsText("may be");
    }

    @Test
    void what_does_not_agree_names_each_side() {
        var page = browser.open("/desk/disagreements", Look.USUAL);

        assertThat(page.locator("#competing_claims")).containsText("RGRE 2015: since 1991");
        assertThat(page.locator("#reported_figure .what").first()).hasText("Eurocities");
        assertThat(page.locator("#reported_figure")).containsText(
                Pattern.compile("Members: over 200, says Eurocities\\s*counted here: at least 1, at most 1"));
        assertThat(page.locator("#one_sided")).containsText("recorded by Dortmund alone");
        assertThat(page.locator("#one_sided .what").first()).containsText("Dortmund, Amiens");
        page.locator("#kind").selectOption("OPEN_DISPUTE");
        assertThat(page.locator("section.part")).hasCount(1);
        assertThat(page.locator("#open_dispute .what").first()).containsText("Dortmund, Rostov-on-Don");
        assertThat(page.locator("#open_dispute")).containsText("the press says that it was on Sunday");
    }

    @Test
    void aid_is_needed_offered_accepted_by_one_click_sent_in_two_parts_received_distributed_and_accounted_for() {
        var exchange = opened("Flood on the Ruhr");
        var page = "/exchanges/" + exchange;
        var dortmund = browser.openAs("dortmund", page);
        record(dortmund, "Declare need", Map.of("need", "pumps", "participant", "dortmund", "aid-kind", "GOODS", "aid-item", "pump",
                "aid-unit", "C62", "quantity", "10", "effective", "2026-11-20"));
        var leeds = browser.openAs("leeds", page);
        record(leeds, "Make offer", Map.of("offer", "from-leeds", "from", "leeds", "aid-kind", "GOODS", "aid-item", "Pumps",
                "aid-unit", "C62", "quantity", "6", "need", "pumps", "effective", "2026-11-21"));

        dortmund.navigate(hansa.address() + "/desk/board?kind=GOODS");
        var need = dortmund.locator("#needs .board > li").filter(new Locator.FilterOptions().setHasText("Flood on the Ruhr"));
        assertThat(need).containsText(Pattern.compile("10\\s+of 10"));
        need.locator(".matches .btn").click();
        assertThat(dortmund.locator(".recorded")).containsText("Recorded.");
        assertThat(need).containsText(Pattern.compile("4\\s+of 10"));
        assertThat(need).containsText("Leeds has promised 6: on the way");

        leeds.navigate(hansa.address() + page);
        var commitment = hansa.ask().get("/api/exchanges/" + exchange).at("/commitments/0/key").stringValue();
        record(leeds, "Dispatch consignment", Map.of("consignment", "first", "commitment", commitment, "quantity", "4"));
        record(leeds, "Dispatch consignment", Map.of("consignment", "second", "commitment", commitment, "quantity", "2"));
        dortmund.navigate(hansa.address() + page);
        record(dortmund, "Confirm receipt", Map.of("consignment", "first", "quantityGood", "4"));
        record(dortmund, "Confirm receipt", Map.of("consignment", "second", "quantityGood", "1", "quantityMissing", "1"));
        record(dortmund, "Record distribution", Map.of("commitment", commitment, "quantity", "5", "recipientGroup", "fire brigade"));
        record(dortmund, "Submit account", Map.of("commitment", commitment, "used", "5", "returned", "0", "lost", "0"));
        leeds.navigate(hansa.address() + page);
        record(leeds, "Approve account", Map.of("commitment", commitment));

        assertThat(leeds.locator(".verdict")).hasText("The sum holds, and nothing is left open.");
        assertThat(leeds.locator(".equation")).containsText(
                Pattern.compile("5\\s*distributed.*5\\s*received.*6\\s*dispatched", Pattern.DOTALL));
        assertThat(leeds.locator(".flow .loss-bar")).hasCount(1);
        assertThat(leeds.locator(".flow svg")).containsText("fire brigade");
        assertThat(leeds.locator(".lead")).containsText("Accounted");
    }

    @Test
    void an_acceptance_that_is_not_the_readers_to_give_is_refused_where_it_was_tried() {
        var exchange = opened("Storm over Leeds");
        var leeds = id("cities?q=Leeds");
        Given.done(hansa.ask().post("/api/exchanges/" + exchange + "/declare-need", """
                {"need":"tarpaulins","participant":"leeds","aid":{"kind":"GOODS","item":"tarpaulin","unit":"C62"},"quantity":7,
                 "by":{"city":"%s"},"effective":"2026-11-20"}""".formatted(leeds)));
        var offered = Given.done(hansa.ask().post("/api/exchanges/" + exchange + "/make-offer", """
                {"offer":"tarpaulins","from":"dortmund","aid":{"kind":"GOODS","item":"tarpaulin","unit":"C62"},"quantity":7,
                 "by":{"city":"%s"},"effective":"2026-11-21"}""".formatted(id("cities?q=Dortmund"))));
        Given.awaited(hansa.ask(), "/api/board?minPosition=" + Given.position(offered));

        var page = browser.openAs("dortmund", "/desk/board");
        var need = page.locator("#needs .board > li").filter(new Locator.FilterOptions().setHasText("tarpaulin"));
        need.locator(".matches .btn").click();

        assertThat(need.locator(".refusal")).isVisible();
        assertThat(page.locator(".recorded")).hasCount(0);
        assertThat(browser.faults()).as("the refusal itself").hasSize(1);
    }

    @Test
    void a_dirty_table_is_looked_at_first_and_only_its_good_lines_are_taken() {
        var page = browser.openAs("eurocities", "/desk/import");
        page.locator("#file").setInputFiles(new FilePayload("table.csv", "text/csv", TABLE.getBytes(UTF_8)));
        page.locator("#source").fill("A list of 2015");
        var head = head();

        page.locator(".btn.main").click();
        assertThat(page.locator("#report h2")).hasText("What would become of it");
        assertThat(page.locator("[data-answer=TAKEN]")).hasText(Pattern.compile("taken\\s+0"));
        page.locator(".tick").click();
        page.locator(".btn.main").click();
        assertThat(page.locator("[data-answer=TAKEN]")).hasText(Pattern.compile("taken\\s+2"));
        assertThat(page.locator("[data-answer=REFUSED]")).hasText(Pattern.compile("refused\\s+3"));
        assertThat(page.locator("#report .wide").first()).containsText("Nowhere");
        assertThat(head()).as("nothing is recorded by looking").isEqualTo(head);

        page.locator("#take").click();
        assertThat(page.locator("#report h2")).hasText("What became of it");
        assertThat(page.locator("#report tbody tr")).hasCount(5);
        page.locator(".btn.main").click();
        assertThat(page.locator("[data-answer=ALREADY_THERE]")).hasText(Pattern.compile("already there\\s+2"));
        assertThat(page.locator("#take")).isDisabled();
        assertThat(hansa.ask().get("/api/partnerships?q=Lindenau").get("items")).hasSize(1);
    }

    @Test
    void whoever_speaks_for_nobody_takes_in_no_table() {
        assertThat(browser.open("/desk/import", Look.USUAL).locator("form")).hasCount(0);
    }

    @ParameterizedTest
    @CsvSource({"390, DARK, de", "1280, LIGHT, en", "1920, DARK, en"})
    void nobody_is_kept_out(int width, ColorScheme light, String language) {
        var look = Look.USUAL.wide(width).by(light).in(language);
        var page = browser.openToLookIntoAs("dortmund", "/desk", look);
        for (var section : new String[] {"", "/board", "/members", "/disagreements", "/import"}) {
            page.navigate(hansa.address() + "/desk" + section);
            page.locator("body[data-ready]").waitFor();
            Browser.keep(page, "desk" + section.replace('/', '-'), look);
            assertThat(Browser.barriers(page)).as(section).isEmpty();
            assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth")).as(section).isEqualTo(true);
        }
    }

    /** An exchange between Dortmund and Leeds in a crisis of that name. */
    private static String opened(String crisis) {
        return Given.id(Given.created(hansa.ask().post("/api/exchanges", """
                {"crisis":{"type":"FLOOD","name":"%3$s"},"themes":["MUNICIPAL_SERVICES"],"title":"%3$s",
                 "participants":[{"key":"dortmund","city":"%1$s"},{"key":"leeds","city":"%2$s"}],
                 "by":{"city":"%1$s"},"effective":"2026-11-20"}""".formatted(id("cities?q=Dortmund"), id("cities?q=Leeds"), crisis))));
    }

    private static long head() {
        return hansa.ask().get("/api/cities?limit=1").get("position").longValue();
    }

    /** Opens the command's form by its button, fills it, and waits until the page says what was recorded, and shows it. */
    private static void record(Page page, String command, Map<String, String> fields) {
        var button = page.locator(".acts").getByText(command);
        if (button.count() > 0) {
            button.click();
        } else {
            page.locator("#command").selectOption(new SelectOption().setLabel(command));
        }
        fields.forEach((name, value) -> {
            var isChosen = page.locator("select#field-" + name).count() > 0;
            if (isChosen) {
                page.locator("#field-" + name).selectOption(value);
            } else {
                page.locator("#field-" + name).fill(value);
            }
        });
        page.locator(".command .btn.main").click();
        assertThat(page.locator(".recorded")).containsText("Recorded.");
        assertThat(page.locator("#record:not(.wait)")).hasCount(1);
    }
}
