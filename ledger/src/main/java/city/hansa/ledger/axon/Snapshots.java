package city.hansa.ledger.axon;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedType;

/** The folded streams in {@code ledger.snapshot}: a cache, of which the newest of a stream is kept. */
final class Snapshots {

    private final DataSource dataSource;

    Snapshots(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    void store(DomainEventMessage<?> snapshot, Serializer serializer) {
        // One statement and so one transaction: a reader finds the old one or the new one.
        var sql = "with older as (delete from ledger.snapshot where aggregate_id = ? and sequence < ?)"
                + " insert into ledger.snapshot (aggregate_id, sequence, event_id, aggregate_type, type, revision,"
                + " recorded_at, payload, metadata) values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing";
        var payload = snapshot.serializePayload(serializer, byte[].class);
        var metadata = snapshot.serializeMetaData(serializer, byte[].class);
        var aggregateId = UUID.fromString(snapshot.getAggregateIdentifier());
        try (var connection = dataSource.getConnection();
                var insert = connection.prepareStatement(sql)) {
            insert.setObject(1, aggregateId);
            insert.setLong(2, snapshot.getSequenceNumber());
            insert.setObject(3, aggregateId);
            insert.setLong(4, snapshot.getSequenceNumber());
            insert.setObject(5, UUID.fromString(snapshot.getIdentifier()));
            insert.setString(6, snapshot.getType());
            insert.setString(7, payload.getType().getName());
            insert.setString(8, payload.getType().getRevision());
            insert.setObject(9, snapshot.getTimestamp().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC));
            insert.setBytes(10, payload.getData());
            insert.setBytes(11, metadata.getData());
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new EventStoreException("a snapshot of " + aggregateId + " could not be stored", e);
        }
    }

    /** The newest first. */
    List<DomainEventData<byte[]>> of(String aggregateId) {
        var sql = "select aggregate_type, sequence, event_id, recorded_at, type, revision, payload, metadata"
                + " from ledger.snapshot where aggregate_id = ? order by sequence desc";
        try (var connection = dataSource.getConnection();
                var query = connection.prepareStatement(sql)) {
            query.setObject(1, UUID.fromString(aggregateId));
            try (var rows = query.executeQuery()) {
                var found = new ArrayList<DomainEventData<byte[]>>();
                while (rows.next()) {
                    found.add(entry(aggregateId, rows));
                }
                return found;
            }
        } catch (SQLException e) {
            throw new EventStoreException("the snapshots of " + aggregateId + " could not be read", e);
        }
    }

    private static DomainEventData<byte[]> entry(String aggregateId, ResultSet row) throws SQLException {
        return new Entry(
                row.getString(1),
                aggregateId,
                row.getLong(2),
                row.getString(3),
                row.getObject(4, OffsetDateTime.class).toInstant(),
                new SimpleSerializedType(row.getString(5), row.getString(6)),
                row.getBytes(7),
                row.getBytes(8));
    }
}
