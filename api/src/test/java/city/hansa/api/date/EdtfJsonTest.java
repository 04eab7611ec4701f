package city.hansa.api.date;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EdtfJsonTest {

    record Signed(String place, Edtf effective, @Nullable Edtf until, List<Edtf> others) {}

    private final JsonMapper json = JsonMapper.builder().build();

    @ParameterizedTest
    @ValueSource(strings = {"1978", "1970-04~", "197X", "1974-21", "2022/..", "/1950", "[1977,1978]", "2022-05~/2032"})
    void a_date_is_its_text(String text) {
        var date = Edtf.parse(text);

        assertThat(json.writeValueAsString(date)).isEqualTo('"' + text + '"');
        assertThat(json.readValue('"' + text + '"', Edtf.class)).isEqualTo(date);
    }

    @Test
    void a_record_holds_dates_like_any_text() {
        var signed = new Signed("Buffalo", Edtf.parse("1978-10"), null, List.of(Edtf.parse("1974-06~")));
        var text = """
                {"effective":"1978-10","others":["1974-06~"],"place":"Buffalo","until":null}""";

        assertThat(json.readTree(json.writeValueAsString(signed))).isEqualTo(json.readTree(text));
        assertThat(json.readValue(text, Signed.class)).isEqualTo(signed);
    }

    @Test
    void a_date_may_be_a_key() {
        var text = "{\"1978\":1}";

        var read = json.readValue(text, new TypeReference<Map<Edtf, Integer>>() {});

        assertThat(read).isEqualTo(Map.of(Edtf.parse("1978"), 1));
        assertThat(json.writeValueAsString(read)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "\" \"", "\"1978-13\"", "{}", "[]", "{\"text\":\"1978\"}"})
    void what_is_no_date_is_refused(String text) {
        assertThatThrownBy(() -> json.readValue(text, Edtf.class)).isInstanceOf(JacksonException.class);
    }

    @Test
    void a_refusal_keeps_the_rule_that_was_broken() {
        assertThatThrownBy(() -> json.readValue("\"1978-02-30\"", Edtf.class))
                .hasMessageContaining("A day exists in its month: \"1978-02-30\"");
    }
}
