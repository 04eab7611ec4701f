package city.hansa.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.app.Browser.Look;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** An officer signs in in a browser, sees what is their city's own, and signs out again. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SignInJourney extends PageJourney {

    @Test
    void what_is_for_its_parties_alone_is_shown_to_their_officer_and_to_nobody_before_or_after() {
        var dortmund = id("cities?q=Dortmund");
        var planned = hansa.ask().post("/api/actions", """
                {"kind":"DISCREET_DIALOGUE","title":"A talk among mayors","cities":["%1$s"],"themes":["MIGRATION"],
                 "scheduled":"2026-05","visibility":"PARTIES","effective":"2026-01-10","by":{"city":"%1$s"}}""".formatted(dortmund));
        assertThat(planned.status()).as(planned.response().body()).isEqualTo(201);
        var address = "/actions/" + planned.json().get("id").stringValue();
        assertThat(browser.openFault(address, Look.USUAL).locator("main"))
                .containsText("There is nothing here that you may see.");

        var page = browser.open("/actions", Look.USUAL);
        signIn(page, "dortmund");

        assertThat(page).hasURL(Pattern.compile(".*/actions"));
        assertThat(page.locator(".head")).containsText("dortmund: sign out");
        page.navigate(hansa.address() + address);
        assertThat(page.locator("h1")).hasText("A talk among mayors");
        assertThat(page.locator(".timeline li")).hasCount(1);

        page.locator(".head").getByText("sign out").click();
        assertThat(page).hasURL(Pattern.compile(".*/logout"));
        page.locator("button[type=submit]").click();
        page.navigate(hansa.address() + address);
        assertThat(page.locator("main")).containsText("There is nothing here that you may see.");
        assertThat(page.locator(".head")).containsText("Sign in");
    }

    @Test
    void an_answer_that_was_not_asked_for_signs_nobody_in() {
        var page = browser.openFault("/signed-in?code=stolen&state=guessed", Look.USUAL);

        assertThat(page.locator("main")).containsText("no sign-in was begun here");
        assertThat(page.locator(".head")).containsText("Sign in");
    }

    private static void signIn(Page page, String user) {
        page.locator(".head").getByText("Sign in").click();
        page.locator("#username").fill(user);
        page.locator("#password").fill(user);
        page.locator("button[type=submit]").click();
    }
}
