package city.hansa.web.export;

import city.hansa.api.Subject;
import city.hansa.api.catalogue.CommandCatalogue;

/** Where a record is read, for whoever has only an export of it. */
final class RecordAddress {

    /** @param base of this application, without a slash at its end */
    static String of(String base, String kind, String id) {
        var collection = CommandCatalogue.COLLECTIONS.stream()
                .filter(one -> one.kind() == Subject.Kind.valueOf(kind))
                .findFirst()
                .orElseThrow();
        return base + "/api/" + collection.path() + "/" + id;
    }

    private RecordAddress() {}
}
