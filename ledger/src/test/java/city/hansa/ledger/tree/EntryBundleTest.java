package city.hansa.ledger.tree;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EntryBundleTest {

    @Test
    void each_entry_stands_after_its_length() {
        var bundle = new EntryBundle(List.of("{}".getBytes(US_ASCII), new byte[0], new byte[0x015f]));

        assertThat(HexFormat.of().formatHex(bundle.bytes())).startsWith("0002" + "7b7d" + "0000" + "015f" + "0000");
        assertThat(EntryBundle.parse(bundle.bytes(), 3).entries())
                .usingElementComparator(Arrays::compare)
                .isEqualTo(bundle.entries());
    }

    @ParameterizedTest
    @CsvSource({"000161, 2", "0001610001, 2", "00016100, 1", "0001610000, 1", "00, 1", "0002ff, 1", "'', 1"})
    void more_or_fewer_entries_and_bytes_are_refused(String hex, int width) {
        assertThatIllegalArgumentException().isThrownBy(() -> EntryBundle.parse(HexFormat.of().parseHex(hex), width));
    }

    @Test
    void a_bundle_has_neither_no_entries_nor_more_than_256() {
        assertThatIllegalArgumentException().isThrownBy(() -> new EntryBundle(List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EntryBundle(Collections.nCopies(257, new byte[0])));
    }
}
