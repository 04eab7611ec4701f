package city.hansa.app.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;

/** The key that signs the demonstration's tokens (ES256), as a JWK in a file that its owner alone can read. */
final class SigningKey {

    /** The key that the file holds; made at random if there is no such file. */
    static ECKey readOrMake(Path file) {
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            return ECKey.parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ParseException | JOSEException e) {
            throw new IllegalStateException(file + " holds no key to sign with: " + e.getMessage(), e);
        }
    }

    private static void make(Path file) throws IOException, JOSEException {
        var key = new ECKeyGenerator(Curve.P_256)
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.ES256)
                .keyIDFromThumbprint(true)
                .generate();
        var directory = Files.createDirectories(file.toAbsolutePath().getParent());
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var fresh = Files.createTempFile(directory, ".key", "", ownerOnly);
        Files.writeString(fresh, key.toJSONString());
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private SigningKey() {}
}
