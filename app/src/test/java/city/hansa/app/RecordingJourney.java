package city.hansa.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.app.Browser.Look;
import com.microsoft.playwright.Locator;
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
        assertThat(page.locator(".command output").first()).containsText("about November 2026: between 2026-11-01 and 2026-11-30");
        page.locator(".seg").first().getByText("the year alone").click();
        assertThat(page.locator("#field-effective")).hasValue("2026");
        page.locator("#field-effective").fill("2026-11~");
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
    void what_somebody_else_recorded_meanwhile_is_shown_before_it_is_overtaken() {
        var amiens = id("partnerships?q=Amiens");
        var page = signedInAt("/partnerships/" + amiens);
        choose(page, "Record milestone");
        page.locator("#field-milestone").selectOption("VISIT");
        page.locator("#field-effective").fill("2026-10");
        var other = Given.done(hansa.ask().post("/api/partnerships/" + amiens + "/record-milestone", """
                {"milestone":"EXCHANGE","note":"thirty pupils","by":{"city":"%s"},"effective":"2026-09"}"""
                .formatted(id("cities?q=Amiens"))));
        Given.awaited(hansa.ask(), "/api/timeline?subject=" + amiens + "&minPosition=" + Given.position(other));

        page.locator(".btn.main").click();

        assertThat(page.locator(".refusal")).containsText("№ " + Given.position(other));
        assertThat(page.locator(".refusal")).containsText("thirty pupils");
        assertThat(page.locator(".timeline")).containsText("thirty pupils");
        page.locator(".btn.main").click();
        assertThat(page.locator(".recorded")).containsText("Recorded.");
    }

    @Test
    void a_membership_that_was_put_on_hold_is_reactivated_and_the_hold_stays_visible() {
        var eurocities = id("networks?q=Eurocities");
        var membership = id("memberships?network=" + eurocities);
        Given.done(hansa.ask().post("/api/networks/" + eurocities + "/publish-rules", """
                {"version":"2020","classes":[],"obligations":[{"code":"plan","title":"Action plan, within two years","period":"P2Y",
                 "extensions":1,"noticeRequired":false,"holdOnMiss":true,"repeats":false}],
                 "by":{"network":"%s"},"effective":"2020"}""".formatted(eurocities)));
        var signed = Given.done(hansa.ask().post("/api/memberships/" + membership + "/sign-commitment", """
                {"name":"Declaration on the climate","by":{"city":"%s"},"effective":"2020-02-11"}"""
                .formatted(id("cities?q=Dortmund"))));
        // The clock notes the miss and the hold, right behind the promise of a plan.
        Given.awaited(hansa.ask(), "/api/memberships/" + membership + "?minPosition=" + (Given.position(signed) + 2));
        var page = browser.openAs("eurocities", "/memberships/" + membership);
        assertThat(page.locator(".lead")).containsText("On hold");
        assertThat(page.locator(".records .name").getByText("Action plan, within two years")).isVisible();

        var dortmund = signedInAt("/memberships/" + membership);
        assertThat(dortmund.locator(".acts").getByText("Reactivate membership")).hasCount(0);
        dortmund.locator(".acts").getByText("Fulfil obligation").click();
        dortmund.locator("#field-key").fill(dortmund.locator("#field-key-choices option").first().getAttribute("value"));
        dortmund.locator("#field-effective").fill("2022-08-15");
        dortmund.locator(".btn.main").click();
        assertThat(dortmund.locator(".recorded")).containsText("Recorded.");
        page.reload();
        page.locator(".acts").getByText("Reactivate membership").click();
        page.locator("#field-reason").fill("plan received");
        page.locator("#field-effective").fill("2022-09-01");
        page.locator(".btn.main").click();

        assertThat(page.locator(".recorded")).containsText("Recorded.");
        assertThat(page.locator(".lead")).containsText("Active");
        assertThat(page.locator(".part").first().locator("li").filter(new Locator.FilterOptions().setHasText("On hold"))).hasCount(1);
    }

    @Test
    void what_comes_next_is_offered_to_those_who_may_record_it() {
        var amiens = "/partnerships/" + id("partnerships?q=Amiens");
        assertThat(signedInAt(amiens).locator(".acts").getByText("Record milestone")).isVisible();
        var leeds = browser.openAs("leeds", amiens);
        assertThat(leeds.locator("#command")).isVisible();
        assertThat(leeds.locator(".acts")).hasCount(0);
    }

    @Test
    void every_command_has_a_form() {
        var page = browser.openToLookIntoAs("dortmund", "/exchanges/" + id("exchanges?standing=ANY"), Look.USUAL);
        var commands = List.copyOf(page.locator("#command option").all()).stream()
                .map(option -> option.getAttribute("value"))
                .filter(path -> !path.isEmpty())
                .toList();
        assertThat(commands).hasSizeGreaterThan(30);
        for (var command : commands) {
            page.locator("#command").selectOption(command);
            assertThat(page.locator(".command .purpose")).hasText(Pattern.compile(".+"));
            assertThat(page.locator(".command .field").first()).isVisible();
        }
        assertThat(Browser.barriers(page)).isEmpty();
        assertThat(browser.faults()).isEmpty();
    }

    private static Page signedInAt(String path) {
        var page = browser.openAs("dortmund", path);
        assertThat(page.locator("#command")).isVisible();
        return page;
    }

    private static void choose(Page page, String command) {
        page.locator("#command").selectOption(new SelectOption().setLabel(command));
    }
}
