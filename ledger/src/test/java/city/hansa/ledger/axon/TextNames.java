package city.hansa.ledger.axon;

import java.util.Optional;

/** An application that stores texts. */
final class TextNames implements StoredNames {

    @Override
    public Optional<Class<?>> typeOf(String name) {
        return name.equals("test.text") ? Optional.of(String.class) : Optional.empty();
    }

    @Override
    public String nameOf(Class<?> type) {
        if (!type.equals(String.class)) {
            throw new IllegalArgumentException("not stored: " + type);
        }
        return "test.text";
    }

    @Override
    public int revisionOf(Class<?> type) {
        return 1;
    }
}
