package city.hansa.query.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CursorsTest {

    private static final UUID QUESTION = new UUID(1, 2);
    private static final Last FIRST = new Last(QUESTION, "");

    record Last(UUID question, String key) implements Cursors.Place {}

    @Test
    void a_list_begins_at_its_beginning_and_goes_on_where_the_page_before_ended() {
        var last = new Last(QUESTION, "Münster");

        assertThat(Cursors.after(null, Last.class, QUESTION, () -> FIRST)).isSameAs(FIRST);
        assertThat(Cursors.after(Cursors.write(last), Last.class, QUESTION, () -> FIRST)).isEqualTo(last);
    }

    @Test
    void a_cursor_of_another_question_is_refused() {
        var other = Cursors.write(new Last(new UUID(3, 4), "a"));

        assertThatThrownBy(() -> Cursors.after(other, Last.class, QUESTION, () -> FIRST))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a cursor goes on with the question of the page before");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "null", "{}", "[]", "not JSON",
                "{\"question\":\"00000000-0000-0001-0000-000000000002\",\"key\":\"a\\u0000b\"}"
            })
    void what_nobody_gave_out_is_refused(String made) {
        var cursor = Base64.getUrlEncoder().encodeToString(made.getBytes(UTF_8));

        assertThatThrownBy(() -> Cursors.after(cursor, Last.class, QUESTION, () -> FIRST))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void what_is_no_base64_is_refused() {
        assertThatThrownBy(() -> Cursors.after("!", Last.class, QUESTION, () -> FIRST))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
