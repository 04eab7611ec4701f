package city.hansa.ledger.seal;

import city.hansa.ledger.file.DurableFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Pattern;

/** An Ed25519 key pair in a file of its own, both halves in PEM (RFC 7468), readable by its owner only. */
public final class KeyFile {

    private static final String ALGORITHM = "Ed25519";
    private static final String PRIVATE = "PRIVATE KEY";
    private static final String PUBLIC = "PUBLIC KEY";
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private KeyFile() {}

    /** The pair that the file holds; made at random, and kept before it is used, if there is no such file. */
    public static KeyPair readOrMake(Path file) {
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            return read(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException(file + " holds no Ed25519 key pair: " + e.getMessage(), e);
        }
    }

    private static void make(Path file) throws IOException, GeneralSecurityException {
        var directory = DurableFile.directoryOf(file);
        var pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
        var text = pem(PRIVATE, pair.getPrivate().getEncoded()) + pem(PUBLIC, pair.getPublic().getEncoded());
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var fresh = Files.createTempFile(directory, ".key", "", ownerOnly);
        Files.writeString(fresh, text);
        DurableFile.force(fresh);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        DurableFile.force(directory);
    }

    private static KeyPair read(Path file) throws IOException, GeneralSecurityException {
        var text = Files.readString(file);
        var keys = KeyFactory.getInstance(ALGORITHM);
        return new KeyPair(
                keys.generatePublic(new X509EncodedKeySpec(block(text, PUBLIC))),
                keys.generatePrivate(new PKCS8EncodedKeySpec(block(text, PRIVATE))));
    }

    private static String pem(String label, byte[] der) {
        return "-----BEGIN " + label + "-----\n" + LINES.encodeToString(der) + "\n-----END " + label + "-----\n";
    }

    private static byte[] block(String text, String label) {
        var block = Pattern.compile("-----BEGIN " + label + "-----\n([^-]+)-----END " + label + "-----")
                .matcher(text);
        if (!block.find()) {
            throw new IllegalArgumentException("it has no " + label);
        }
        return Base64.getMimeDecoder().decode(block.group(1));
    }
}
