package city.hansa.ledger.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/**
 * What holds for trees of every size from 0 to 1,100, where one tile follows another and the second level begins, and
 * around 65,536, where the third does.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EverySizeTest {

    private static final int ALL_PAIRS = 70;
    private static final int SIZES = 1_100;
    private static final int THIRD_LEVEL = 65_536;

    private static final TestTree TREE = TestTree.of(SIZES);

    @Test
    void the_root_is_the_one_that_rfc_6962_defines() {
        var leaves = TestTree.leaves(SIZES);
        var range = new CompactRange();
        var tree = TestTree.of(0);

        assertThat(tree.root()).isEqualTo(Hash.EMPTY_TREE);
        for (var size = 1; size <= SIZES; size++) {
            range.append(TestTree.leaf(size - 1));
            tree.grow();
            var defined = TestTree.mth(leaves.subList(0, size));
            assertThat(range.root()).as("compact range of %d", size).isEqualTo(defined);
            assertThat(tree.root()).as("edge of %d", size).isEqualTo(defined);
            assertThat(tree.at(size).root()).as("tiles of %d", size).isEqualTo(defined);
        }
    }

    @Test
    void whole_subtrees_are_added_as_their_leaves_would_be() {
        var tree = TREE.at(SIZES);
        var range = new CompactRange();
        for (var begin = 0L; begin + 4 <= SIZES; begin += 4) {
            range.append(tree.root(begin, begin + 4), 2);
            assertThat(range.size()).isEqualTo(begin + 4);
            assertThat(range.root()).isEqualTo(tree.root(0, begin + 4));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> range.append(range.root(), 9));
    }

    @Test
    void a_copied_range_goes_on_by_itself() {
        var range = new CompactRange();
        TestTree.leaves(5).forEach(range::append);
        var root = range.root();
        var copy = new CompactRange(range);
        copy.append(TestTree.leaf(5));

        assertThat(range.root()).isEqualTo(root);
        assertThat(copy.root()).isEqualTo(TestTree.mth(TestTree.leaves(6)));
    }

    @Test
    void a_tree_that_goes_on_from_its_tiles_has_the_same_tiles_as_one_that_grew_at_once() {
        for (var size = 0; size <= SIZES; size += 7) {
            var resumed = new TileGrowth(size, TREE::tile);
            LongStream.range(size, SIZES).forEach(index -> resumed.append(TestTree.leaf(index)));

            assertThat(resumed.root()).isEqualTo(TREE.root());
            resumed.drain().forEach((path, tile) -> assertThat(tile).as("%s", path).isEqualTo(TREE.tile(path)));
        }
    }

    @Test
    void each_inclusion_is_proved_by_its_proof_and_by_no_other_leaf_or_root() {
        for (var size = 1; size <= SIZES; size++) {
            var tree = TREE.at(size);
            for (var index : size <= ALL_PAIRS ? LongStream.range(0, size).toArray() : some(size)) {
                included(index, size, tree);
            }
        }
    }

    @Test
    void each_consistency_is_proved_by_its_proof_and_by_no_other_root() {
        for (var size = 1; size <= SIZES; size++) {
            var tree = TREE.at(size);
            for (var old : size <= ALL_PAIRS ? LongStream.rangeClosed(1, size).toArray() : some(size)) {
                consistent(Math.max(old, 1), size, tree);
            }
        }
    }

    @Test
    void the_same_holds_where_the_third_level_of_tiles_begins() {
        var large = TestTree.of(THIRD_LEVEL - 2);
        for (var size = THIRD_LEVEL - 1; size <= THIRD_LEVEL + 2; size++) {
            large.grow();
            var tree = large.at(size);
            assertThat(tree.root()).isEqualTo(large.root());
            for (var index : new long[] {0, 255, 256, 65_279, 65_280, 65_534, size - 1}) {
                included(index, size, tree);
                consistent(index + 1, size, tree);
            }
        }
        assertThat(large.at(THIRD_LEVEL).root()).isEqualTo(TestTree.mth(TestTree.leaves(THIRD_LEVEL)));
    }

    private static void included(long index, long size, TiledTree tree) {
        var proof = InclusionProof.of(index, size, tree);
        var leaf = TestTree.leaf(index);
        assertThat(tree.leaf(index)).isEqualTo(leaf);
        assertThat(proof.proves(leaf, tree.root())).as("%d in %d", index, size).isTrue();
        assertThat(proof.proves(TestTree.leaf(size), tree.root())).isFalse();
        assertThat(proof.proves(leaf, leaf)).isEqualTo(size == 1);
    }

    private static void consistent(long old, long size, TiledTree tree) {
        var proof = ConsistencyProof.between(old, size, tree);
        var before = tree.root(0, old);
        assertThat(proof.proves(before, tree.root())).as("%d to %d", old, size).isTrue();
        assertThat(proof.proves(TestTree.leaf(-1), tree.root())).isFalse();
        assertThat(proof.proves(before, TestTree.leaf(-1))).isFalse();
    }

    /** The first and the last, and a few between, the same in every run. */
    private static long[] some(int size) {
        var random = new Random(size);
        return LongStream.concat(LongStream.of(0, size / 2, size - 1), random.longs(4, 0, size))
                .toArray();
    }
}
