package city.hansa.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.app.Browser.Look;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** An officer records in a browser what happened: the forms are those of the interface, and so are the refusals. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RecordingJourney extends PageJourney {

    @Test
    void a_partnership_that_rests_is_resumed_and_what_was_wrong_is_said_at_its_field() {
        var page = signedInAt("/partnerships/" + id("partnerships?q=Rostov&standing=ANY"));
        choose(page, "Resume partnership");
        page.locator("#field-effective").fill("yesterday");
        page.locator(".btn.main").click();
        assertThat(page.locator(".field.refused .refusal")).containsText("effective");
        assertThat(page.locator("#field-effective")).isFocused();

        page.locator("#field-effective").fill("2026-11~");
        assertThat(page.locator(".command output").first()).containsText("about November 2026");
        page.locator(".btn.main").click();

        assertThat(page.locator(".recorded")).containsText("Recorded.");
        assertThat(page.locator(".lead")).containsText("In force");
        assertThat(page.locator(".timeline li").first()).containsText("Dortmund");
    }

    @Test
    void a_rule_of_the_domain_is_told_as_the_interface_tells_it() {
        var page = signedInAt("/partnerships/" + id("partnerships?q=Amiens"));
        choose(page, "Resume partnership");
        page.locator("#field-effective").fill("2026-11-20");
        page.locator(".btn.main").click();

        assertThat(page.locator(".refusal strong")).hasText(Pattern.compile(".+"));
        assertThat(page.locator(".recorded")).hasCount(0);
    }

    @Test
    void a_new_action_is_planned_from_its_register_with_the_city_found_by_name() {
        var page = signedInAt("/actions");
        choose(page, "New");
        page.locator("#field-kind").selectOption("LECTURE");
        page.locator("#field-title").fill("What a city may keep to itself");
        page.locator("#field-cities-0").fill("Dortm");
        assertThat(page.locator("#found-cities option")).hasCount(1);
        page.locator("#field-cities-0").fill(page.locator("#found-cities option").getAttribute("value"));
        page.locator(".ticks").getByText("Education").click();
        page.locator("#field-scheduled").fill("2027-03");
        page.locator(".btn.main").click();

        assertThat(page).hasURL(Pattern.compile(".*/actions/[0-9a-f-]{36}"));
        assertThat(page.locator("h1")).hasText("What a city may keep to itself");
    }

    @Test
    void nobody_records_who_is_not_signed_in_and_nobody_in_the_past() {
        var rostov = "/partnerships/" + id("partnerships?q=Amiens");
        assertThat(browser.open(rostov, Look.USUAL).locator("#command")).hasCount(0);

        var page = signedInAt(rostov);
        assertThat(page.locator("#command")).isVisible();
        page.navigate(hansa.address() + rostov + "?asOf=2000-01-01");
        assertThat(page.locator(".past")).isVisible();
        assertThat(page.locator("#command")).hasCount(0);
    }

    @Test
    void every_command_has_a_form() {
        var page = signedInAt("/exchanges/" + id("exchanges?standing=ANY"));
        var commands = List.copyOf(page.locator("#command option").all()).stream()
                .map(option -> option.getAttribute("value"))
                .filter(path -> !path.isEmpty())
                .toList();
        assertThat(commands).hasSizeGreaterThan(30);
        for (var command : commands) {
            page.locator("#command").selectOption(command);
            assertThat(page.locator(".command .summary")).hasText(Pattern.compile(".+"));
            assertThat(page.locator(".command .field").first()).isVisible();
        }
        assertThat(browser.faults()).isEmpty();
    }

    private static Page signedInAt(String path) {
        var page = browser.open(path, Look.USUAL);
        page.locator(".head").getByText("Sign in").click();
        page.locator("#username").fill("dortmund");
        page.locator("#password").fill("dortmund");
        page.locator("button[type=submit]").click();
        assertThat(page.locator(".head")).containsText("dortmund: sign out");
        assertThat(page.locator("#command")).isVisible();
        browser.faults();
        return page;
    }

    private static void choose(Page page, String command) {
        page.locator("#command").selectOption(new SelectOption().setLabel(command));
    }
}
