package city.hansa.ledger.append;

import java.util.UUID;

/**
 * An event that is to be appended. Two are equal only if their arrays are the same.
 *
 * <p>The names stand in the event's leaf, so they are printable ASCII without quote and backslash, and short: an event
 * that could not be sealed is refused here, before it is in the log.
 *
 * @param eventId UUIDv7, made by the caller; unique
 * @param aggregateType may be empty, for an event of no aggregate
 * @param sequence 0-based, the event's place in the stream of {@code aggregateId}
 * @param type the stored name, not a class name
 * @param revision of the type's form; 0 where the type has none
 * @param visibility such as PUBLIC
 * @param payload not copied, and not to be changed afterwards
 * @param metadata not copied, and not to be changed afterwards
 */
@SuppressWarnings("ArrayRecordComponent")
public record NewEvent(
        UUID eventId,
        String aggregateType,
        UUID aggregateId,
        long sequence,
        String type,
        int revision,
        String visibility,
        byte[] payload,
        byte[] metadata) {

    /** The longest name, in characters: three of them and the other fields stay within a leaf. */
    public static final int MAX_NAME = 128;

    public NewEvent {
        requireName("aggregate type", aggregateType);
        requireName("type", type);
        requireName("visibility", visibility);
        if (sequence < 0 || revision < 0) {
            throw new IllegalArgumentException("sequences and revisions are not negative");
        }
        if (type.isEmpty() || visibility.isEmpty()) {
            throw new IllegalArgumentException("an event has a type and a visibility");
        }
    }

    private static void requireName(String what, String name) {
        var plain = name.chars().allMatch(c -> c >= ' ' && c <= '~' && c != '"' && c != '\\');
        if (!plain || name.length() > MAX_NAME) {
            throw new IllegalArgumentException(
                    what + " must be at most " + MAX_NAME + " printable ASCII characters: " + name);
        }
    }
}
