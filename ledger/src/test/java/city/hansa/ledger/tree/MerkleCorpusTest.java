package city.hansa.ledger.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every inclusion and consistency proof of transparency-dev/merkle's testdata, of which each corrupted one is named for
 * what was done to it. The corpus is not part of this repository: it is read where it lies beside it, or where the
 * system property {@code merkle.testdata} says.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MerkleCorpusTest {

    private static final Path CORPUS = Path.of(System.getProperty("merkle.testdata", "../../shared/data/merkle"));

    @Test
    void every_inclusion_proof_gets_its_verdict() throws IOException {
        var cases = cases("inclusion");

        assertThat(cases).hasSizeGreaterThan(90);
        assertThat(cases).allMatch(proof -> isRight(proof) == proves(proof, MerkleCorpusTest::isIncluded));
    }

    @Test
    void every_consistency_proof_gets_its_verdict() throws IOException {
        var cases = cases("consistency");

        assertThat(cases).hasSizeGreaterThan(90);
        assertThat(cases).allMatch(proof -> isRight(proof) == proves(proof, MerkleCorpusTest::isConsistent));
    }

    private static boolean isIncluded(JsonNode proof) {
        var index = number(proof, "leafIdx");
        var size = number(proof, "treeSize");
        return new InclusionProof(index, size, hashes(proof)).proves(hash(proof, "leafHash"), root(proof, "root"));
    }

    private static boolean isConsistent(JsonNode proof) {
        var oldSize = number(proof, "size1");
        var newSize = number(proof, "size2");
        return new ConsistencyProof(oldSize, newSize, hashes(proof)).proves(root(proof, "root1"), root(proof, "root2"));
    }

    private static boolean proves(JsonNode proof, Predicate<JsonNode> verdict) {
        try {
            return verdict.test(proof);
        } catch (IllegalArgumentException _) {
            // A size, an index or a hash that cannot be: refused before anything is computed.
            return false;
        }
    }

    private static boolean isRight(JsonNode proof) {
        return !proof.get("wantErr").asBoolean();
    }

    /** Some are larger than a size can be. */
    private static long number(JsonNode proof, String name) {
        return Long.parseLong(proof.get(name).asString());
    }

    /** Some roots are a few words, which no Hash can be: a stand-in keeps which of them are the same. */
    private static Hash root(JsonNode proof, String name) {
        var bytes = Base64.getDecoder().decode(proof.get(name).asString());
        return bytes.length == Hash.BYTES ? hash(proof, name) : Hash.ofLeaf(bytes);
    }

    private static Hash hash(JsonNode proof, String name) {
        return Hash.ofBase64(proof.get(name).asString());
    }

    private static List<Hash> hashes(JsonNode proof) {
        return StreamSupport.stream(proof.get("proof").spliterator(), false)
                .map(hash -> Hash.ofBase64(hash.asString()))
                .toList();
    }

    private static List<JsonNode> cases(String kind) throws IOException {
        assumeTrue(Files.isDirectory(CORPUS), "no corpus of proofs at " + CORPUS);
        try (Stream<Path> files = Files.walk(CORPUS.resolve(kind))) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .map(file -> JsonMapper.shared().readTree(file.toFile()))
                    .toList();
        }
    }
}
