package city.hansa.ledger.tree;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** The eight leaves of Certificate Transparency's tests, and roots and proofs as other implementations compute them. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TreeVectorsTest {

    private static final List<Hash> LEAVES = Stream.of(
                    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
            .map(hex -> Hash.ofLeaf(HexFormat.of().parseHex(hex)))
            .toList();

    private static final List<String> ROOTS = List.of(
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    private static final List<String> INCLUSION_0_IN_8 = List.of(
            "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4");

    private static final List<String> CONSISTENCY_6_TO_8 = List.of(
            "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
            "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");

    @Test
    void hashes_of_nothing_of_leaves_and_of_nodes() {
        assertThat(Hash.EMPTY_TREE)
                .hasToString("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assertThat(leaf("")).hasToString("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
        assertThat(leaf("L123456")).hasToString("395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56");
    }

    @Test
    void roots_of_the_trees_of_one_to_eight_leaves() {
        var range = new CompactRange();

        for (var size = 1; size <= 8; size++) {
            range.append(LEAVES.get(size - 1));
            assertThat(range.root()).hasToString(ROOTS.get(size - 1));
        }
    }

    @Test
    void the_inclusion_proof_of_the_first_of_eight_leaves() {
        var proof = InclusionProof.of(0, 8, TestTree.naive(LEAVES));

        assertThat(proof.hashes()).map(Hash::toString).isEqualTo(INCLUSION_0_IN_8);
        assertThat(proof.proves(LEAVES.getFirst(), root(8))).isTrue();
    }

    @Test
    void the_consistency_proof_from_six_to_eight_leaves() {
        var proof = ConsistencyProof.between(6, 8, TestTree.naive(LEAVES));

        assertThat(proof.hashes()).map(Hash::toString).isEqualTo(CONSISTENCY_6_TO_8);
        assertThat(proof.proves(root(6), root(8))).isTrue();
    }

    private static Hash leaf(String entry) {
        return Hash.ofLeaf(entry.getBytes(US_ASCII));
    }

    private static Hash root(int size) {
        return Hash.at(HexFormat.of().parseHex(ROOTS.get(size - 1)), 0);
    }
}
