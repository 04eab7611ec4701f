package city.hansa.query.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SentenceTest {

    private static final Sentence SENTENCE = new Sentence("city.figure-reported", Map.of(), List.of());

    @Test
    void a_scope_that_is_a_country_is_told_by_its_code() {
        assertThat(SENTENCE.scope("DE").parameters()).containsExactly(Map.entry("scope", Map.of("country", "DE")));
    }

    @Test
    void any_other_scope_is_told_as_it_was_stated() {
        assertThat(SENTENCE.scope("Ruhr area").parameters()).containsExactly(Map.entry("scope", "Ruhr area"));
        assertThat(SENTENCE.scope(null)).isEqualTo(SENTENCE);
    }
}
