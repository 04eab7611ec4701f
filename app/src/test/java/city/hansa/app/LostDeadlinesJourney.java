package city.hansa.app;

import static city.hansa.app.Given.city;
import static city.hansa.app.Given.created;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All but the log is lost: what falls due is set again from the events. */
@Timeout(120)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LostDeadlinesJourney {

    @TempDir
    private Path data;

    @Test
    void what_falls_due_comes_back_from_the_log() {
        List<Instant> due;
        try (var hansa = RunningHansa.start(data, "hansa.story=none")) {
            var one = city(hansa.ask(), "Riga");
            created(hansa.ask().post("/api/partnerships", """
                    {"kind":"PROJECT","parties":["%s","%s"],"themes":["HEALTHCARE"],"topics":[],
                     "termEnd":"2090-12-31","by":{"city":"%s"},"effective":"2020-01-01"}"""
                    .formatted(one, city(hansa.ask(), "Wismar"), one)));
            due = awaitDue(hansa);
            // At once: a processor that finds its token gone begins again by itself.
            database(hansa)
                    .sql("with gone as (delete from view_1.token_entry) delete from deadline.scheduled_tasks")
                    .update();
        }
        try (var hansa = RunningHansa.start(data, "hansa.story=none")) {
            assertThat(awaitDue(hansa)).isEqualTo(due);
        }
    }

    private static List<Instant> awaitDue(RunningHansa hansa) {
        while (true) {
            var due = database(hansa)
                    .sql("select execution_time from deadline.scheduled_tasks order by 1")
                    .query((row, _) -> row.getTimestamp(1).toInstant())
                    .list();
            if (!due.isEmpty()) {
                return due;
            }
            Thread.onSpinWait();
        }
    }

    private static JdbcClient database(RunningHansa hansa) {
        return JdbcClient.create(hansa.bean(DataSource.class));
    }
}
