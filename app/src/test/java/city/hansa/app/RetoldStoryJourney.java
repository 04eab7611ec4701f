package city.hansa.app;

import static city.hansa.app.Given.awaited;
import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.ledger.read.LedgerReader;
import city.hansa.web.command.CommandDesk;
import city.hansa.web.security.Speaker;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A data directory that an earlier Hansa, with an earlier story, has begun. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RetoldStoryJourney {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void a_story_that_was_told_differently_is_left_as_it_was_told_and_hansa_starts(@TempDir Path data)
            throws IOException {
        long told;
        try (var earlier = RunningHansa.start(data, "hansa.story=none")) {
            tell(earlier, 0, firstStep());
            tell(earlier, 1, """
                    {"name":"Arnsberg","country":"DE","identifiers":[]}""");
            told = head(earlier);
        }

        try (var hansa = RunningHansa.start(data, "hansa.story=dortmund")) {
            assertThat(head(hansa)).isEqualTo(told);
            assertThat(awaited(hansa.ask(), "/api/cities?minPosition=" + told).get("items"))
                    .extracting(city -> city.get("name").stringValue())
                    .containsExactlyInAnyOrder("Dortmund", "Arnsberg");
        }
    }

    private static void tell(RunningHansa hansa, int number, String body) {
        hansa.bean(CommandDesk.class).submit("cities", (ObjectNode) JSON.readTree(body), Speaker.ofTheHouse("story"), "dortmund/" + number);
    }

    private static long head(RunningHansa hansa) {
        return hansa.bean(LedgerReader.class).head();
    }

    private static String firstStep() throws IOException {
        try (var steps = RetoldStoryJourney.class.getResourceAsStream("/story/dortmund/01-cities.json")) {
            return JSON.readTree(steps).get(0).get("body").toString();
        }
    }
}
