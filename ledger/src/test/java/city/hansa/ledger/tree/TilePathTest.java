package city.hansa.ledger.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TilePathTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0, 256, 0/000",
        "0, 255, 256, 0/255",
        "1, 1000, 256, 1/x001/000",
        "0, 1234067, 256, 0/x001/x234/067",
        "0, 273, 112, 0/273.p/112",
        "-1, 273, 112, entries/273.p/112",
        "63, 9223372036854775807, 1, 63/x009/x223/x372/x036/x854/x775/807.p/1",
    })
    void a_tile_has_one_path_and_the_path_names_it(int level, long index, int width, String path) {
        var tile = new TilePath(level, index, width);

        assertThat(tile).hasToString(path);
        assertThat(TilePath.parse(path)).isEqualTo(tile);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "0", "0/", "0/0", "0/00", "0/0000", "0/x000/000", "0/001/000", "0/x001/00", "00/000", "64/000",
                "-1/000", "a/000", "0/000.p/0", "0/000.p/01", "0/000.p/256", "0/000.p/257", "0/000.p/", "0/000p/1",
                "0/000.p/1/", "/0/000", "0/000 ", "entries", "entries/x000/001", "0/x009/x223/x372/x036/x854/x775/808"
            })
    void another_form_is_no_path(String path) {
        assertThatIllegalArgumentException().isThrownBy(() -> TilePath.parse(path));
    }

    @Test
    void a_tree_of_70_000_leaves_has_the_tiles_that_the_specification_counts() {
        assertThat(TilePath.in(70_000, 0, 272)).hasToString("0/272");
        assertThat(TilePath.in(70_000, 0, 273)).hasToString("0/273.p/112");
        assertThat(TilePath.in(70_000, 1, 0)).hasToString("1/000");
        assertThat(TilePath.in(70_000, 1, 1)).hasToString("1/001.p/17");
        assertThat(TilePath.in(70_000, 2, 0)).hasToString("2/000.p/1");
        assertThatIllegalArgumentException().isThrownBy(() -> TilePath.in(70_000, 0, 274));
        assertThatIllegalArgumentException().isThrownBy(() -> TilePath.in(70_000, 3, 0));
    }
}
