package city.hansa.app;

import static city.hansa.app.Given.city;
import static city.hansa.app.Given.cityBody;
import static city.hansa.app.Given.friendship;
import static city.hansa.app.Given.id;
import static city.hansa.app.Given.refused;
import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.app.RunningHansa.Answer;
import city.hansa.app.RunningHansa.Asking;
import city.hansa.ledger.read.LedgerReader;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a client may rely on: addresses, headers, tags and refusals. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HttpJourney {

    @TempDir
    private static Path data;

    private static RunningHansa hansa;

    @BeforeAll
    static void start() {
        hansa = RunningHansa.start(data, "hansa.story=none");
    }

    @AfterAll
    static void stop() {
        hansa.close();
    }

    @Nested
    class A_command {

        @Test
        void to_a_record_that_is_not_there_is_not_found() {
            refused(rename(UUID.randomUUID().toString(), "Kiel"), 404, "NOT_FOUND");
        }

        @Test
        void to_a_record_of_another_kind_is_not_found_and_leaves_no_trace() {
            var one = city(ask(), "Kiel");
            var partnership = friendship(ask(), one, city(ask(), "Gdynia"));
            var before = head();

            refused(ask().post("/api/cities/" + id(partnership) + "/report-city-figure", """
                    {"figure":{"kind":"POPULATION","value":7,"qualifier":"ABOUT"},"by":{"city":"%s"}}"""
                    .formatted(one)), 404, "NOT_FOUND");
            refused(rename(id(partnership), "Kiel"), 404, "NOT_FOUND");

            assertThat(head()).isEqualTo(before);
        }

        @Test
        void that_could_not_be_answered_in_the_form_asked_for_is_not_taken() {
            var before = head();

            var answer = ask().post("/api/cities", cityBody("Kiel", ""), "Accept", "application/xml");

            refused(answer, 406, "NOT_ACCEPTABLE");
            assertThat(head()).isEqualTo(before);
        }
    }

    private static Answer rename(String city, String name, String... headers) {
        return ask().post("/api/cities/" + city + "/rename-city", """
                {"name":"%s","by":{"city":"%s"}}""".formatted(name, city), headers);
    }

    private static long head() {
        return hansa.bean(LedgerReader.class).head();
    }

    private static Asking ask() {
        return hansa.ask();
    }
}
