package city.hansa.web.command;

import city.hansa.api.envelope.Visibility;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import tools.jackson.databind.node.ObjectNode;

/**
 * By what a repeated request is known: SHA-256, in hexadecimal.
 *
 * @param whole of all that was said
 * @param discreet of what was said but for the command's own texts, which whoever reads the hash of a sealed one could
 *     guess until it fits, and go on doing so after they were erased
 */
record RequestHash(String whole, String discreet) {

    static RequestHash of(CommandRoute route, ObjectNode body) {
        var texts = Arrays.stream(route.command().getRecordComponents())
                .filter(component -> component.getType() == String.class)
                .map(RecordComponent::getName)
                .toList();
        return new RequestHash(
                hash("POST\n" + route.path() + "\n", body),
                hash("POST sealed\n" + route.path() + "\n", body.deepCopy().remove(texts)));
    }

    /** The one to keep with what was recorded so. */
    String keptFor(Visibility visibility) {
        return visibility == Visibility.SEALED ? discreet : whole;
    }

    boolean isOf(Receipts.Receipt receipt) {
        return receipt.isFor(whole) || receipt.isFor(discreet);
    }

    private static String hash(String address, ObjectNode body) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(address.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(JsonBody.canonical(body)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
