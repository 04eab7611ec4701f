package city.hansa.ledger.append;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.postgresql.PGConnection;

/** The arguments of one call of {@code ledger.append}: a batch of commands, turned into columns. */
final class AppendCall {

    static final String SQL = "select first_position, recorded, stale, replayed from ledger.append("
            + "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final int[] streamCommand;
    private final UUID[] streamId;
    private final long[] streamExpected;
    private final boolean[] streamKnown;

    private final int[] receiptCommand;
    private final String[] receiptPrincipal;
    private final String[] receiptKey;
    private final byte[][] receiptHash;
    private final UUID[] receiptId;
    private final long[] receiptSequence;

    private final int[] eventStream;
    private final UUID[] eventId;
    private final long[] eventSequence;
    private final String[] aggregateType;
    private final String[] type;
    private final int[] revision;
    private final String[] visibility;
    private final byte[][] payloadCommitment;
    private final byte[][] metadataCommitment;
    private final byte[][] salt;
    private final byte[][] payload;
    private final byte[][] metadata;

    private int streams;
    private int receipts;
    private int events;

    AppendCall(List<Pending> batch, Heads heads) {
        var streamCount = batch.stream().mapToInt(command -> command.sections().size()).sum();
        streamCommand = new int[streamCount];
        streamId = new UUID[streamCount];
        streamExpected = new long[streamCount];
        streamKnown = new boolean[streamCount];

        var receiptCount = (int) batch.stream().filter(command -> command.receipt() != null).count();
        receiptCommand = new int[receiptCount];
        receiptPrincipal = new String[receiptCount];
        receiptKey = new String[receiptCount];
        receiptHash = new byte[receiptCount][];
        receiptId = new UUID[receiptCount];
        receiptSequence = new long[receiptCount];

        var eventCount = batch.stream().mapToInt(command -> command.events().size()).sum();
        eventStream = new int[eventCount];
        eventId = new UUID[eventCount];
        eventSequence = new long[eventCount];
        aggregateType = new String[eventCount];
        type = new String[eventCount];
        revision = new int[eventCount];
        visibility = new String[eventCount];
        payloadCommitment = new byte[eventCount][];
        metadataCommitment = new byte[eventCount][];
        salt = new byte[eventCount][];
        payload = new byte[eventCount][];
        metadata = new byte[eventCount][];

        for (int i = 0; i < batch.size(); i++) {
            add(batch.get(i), i + 1, heads);
        }
    }

    private void add(Pending command, int number, Heads heads) {
        var firstStream = streams;
        for (var section : command.sections()) {
            streamCommand[streams] = number;
            streamId[streams] = section.stream();
            streamExpected[streams] = section.first();
            streamKnown[streams] = command.isTrusted()
                    && (section.first() == 0 || heads.knows(section.stream(), section.first()));
            streams++;
        }
        var receipt = command.receipt();
        if (receipt != null) {
            receiptCommand[receipts] = number;
            receiptPrincipal[receipts] = receipt.principal();
            receiptKey[receipts] = receipt.key();
            receiptHash[receipts] = receipt.requestHash();
            receiptId[receipts] = streamId[firstStream];
            receiptSequence[receipts] = command.sections().getFirst().last();
            receipts++;
        }
        for (int i = 0; i < command.events().size(); i++) {
            addEvent(command, i, firstStream);
        }
    }

    private void addEvent(Pending command, int index, int firstStream) {
        var event = command.events().get(index);
        eventStream[events] = indexOf(command, event, firstStream);
        eventId[events] = event.eventId();
        eventSequence[events] = event.sequence();
        aggregateType[events] = event.aggregateType();
        type[events] = event.type();
        revision[events] = event.revision();
        visibility[events] = event.visibility();
        payloadCommitment[events] = command.payloadCommitment(index);
        metadataCommitment[events] = command.metadataCommitment(index);
        salt[events] = command.salt(index);
        payload[events] = event.payload();
        metadata[events] = event.metadata();
        events++;
    }

    /** SQL counts from 1. */
    private static int indexOf(Pending command, NewEvent event, int firstStream) {
        var index = firstStream;
        for (var section : command.sections()) {
            index++;
            if (section.stream().equals(event.aggregateId())) {
                return index;
            }
        }
        throw new IllegalStateException("an event stands in a section of its command");
    }

    void bind(PreparedStatement statement, long believedNext, Instant now) throws SQLException {
        var arguments = new Arguments(statement);
        statement.setLong(1, believedNext);
        statement.setObject(2, now.atOffset(ZoneOffset.UTC));
        arguments.next("int4", streamCommand);
        arguments.next(streamId);
        arguments.next("int8", streamExpected);
        arguments.next("bool", streamKnown);
        arguments.next("int4", receiptCommand);
        arguments.next("text", receiptPrincipal);
        arguments.next("text", receiptKey);
        arguments.next("bytea", receiptHash);
        arguments.next(receiptId);
        arguments.next("int8", receiptSequence);
        arguments.next("int4", eventStream);
        arguments.next(eventId);
        arguments.next("int8", eventSequence);
        arguments.next("text", aggregateType);
        arguments.next("text", type);
        arguments.next("int4", revision);
        arguments.next("text", visibility);
        arguments.next("bytea", payloadCommitment);
        arguments.next("bytea", metadataCommitment);
        arguments.next("bytea", salt);
        arguments.next("bytea", payload);
        arguments.next("bytea", metadata);
    }

    /** Binds one array after the other; ids, primitive arrays and byte[][] travel in binary. */
    private static final class Arguments {

        private final PreparedStatement statement;
        private final Connection connection;
        private int index = 2;

        private Arguments(PreparedStatement statement) throws SQLException {
            this.statement = statement;
            this.connection = statement.getConnection();
        }

        private void next(UUID[] ids) throws SQLException {
            statement.setObject(++index, new UuidArray(ids));
        }

        private void next(String elementType, Object array) throws SQLException {
            var pg = connection.unwrap(PGConnection.class);
            statement.setArray(++index, pg.createArrayOf(elementType, array));
        }
    }
}
