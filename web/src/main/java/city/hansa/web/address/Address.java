package city.hansa.web.address;

import city.hansa.api.catalogue.CommandCatalogue;
import city.hansa.web.problem.NotFound;
import java.util.UUID;
import java.util.regex.Pattern;

/** Reads the parts of a path. What names nothing is not found, whether or not it is well formed. */
public final class Address {

    /** {@link UUID#fromString} alone also takes 1-1-1-1-1. */
    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    public static CommandCatalogue.Collection collection(String path) {
        return CommandCatalogue.COLLECTIONS.stream()
                .filter(collection -> collection.path().equals(path))
                .findFirst()
                .orElseThrow(() -> new NotFound("There is no collection of this name."));
    }

    public static UUID id(String text) {
        if (!isUuid(text)) {
            throw new NotFound("No record has an id of this form.");
        }
        return UUID.fromString(text);
    }

    public static boolean isUuid(String text) {
        return UUID_FORM.matcher(text).matches();
    }

    private Address() {}
}
