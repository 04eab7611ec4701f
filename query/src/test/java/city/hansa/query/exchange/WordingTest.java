package city.hansa.query.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.api.exchange.Aid;
import city.hansa.api.exchange.AidKind;
import city.hansa.api.exchange.CareLevel;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WordingTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Surgical masks  | mask surgical
            mask, SURGICAL  | mask surgical
            N95-Mask        | mask n95
            Schürzen & Öle  | ole schurzen
            gas             | gas
            dress           | dress
            """)
    void items_are_compared_by_their_words(String item, String words) {
        assertThat(Wording.of(Aid.goods(item))).isEqualTo(words);
    }

    @Test
    void aid_that_names_no_item_has_no_words() {
        assertThat(Wording.of(Aid.funds("EUR"))).isEmpty();
        assertThat(Wording.of(Aid.patients(null))).isEmpty();
        assertThat(Wording.of(Aid.patients(CareLevel.ECMO))).isEqualTo("ecmo");
        assertThat(Wording.of(new Aid(AidKind.EXPERTISE, null, null, null, null, null, null))).isEmpty();
    }
}
