package city.hansa.app;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** A browser at the pages of a Hansa that tells the story of Dortmund; of each class its own. */
abstract class PageJourney {

    static RunningHansa hansa;
    static Browser browser;

    @TempDir
    private static Path data;

    @BeforeAll
    static void openAtTheStory() {
        hansa = RunningHansa.start(data);
        browser = Browser.at(hansa);
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
        hansa.close();
    }

    /** The first record that a register answers with. */
    static String id(String question) {
        return hansa.ask().get("/api/" + question).at("/items/0/id").stringValue();
    }
}
