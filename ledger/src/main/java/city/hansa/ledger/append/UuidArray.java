package city.hansa.ledger.append;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.Oid;
import org.postgresql.util.PGBinaryObject;
import org.postgresql.util.PGobject;

/**
 * A {@code uuid[]} that travels in binary where its connection was told so, else as text: the driver knows text alone,
 * which the database would parse id by id.
 */
final class UuidArray extends PGobject implements PGBinaryObject {

    private static final long serialVersionUID = 1;

    /** Dimensions, whether there are nulls, the type of the elements; then length and lower bound of the dimension. */
    private static final int HEADER = 3 * Integer.BYTES;
    private static final int DIMENSION = 2 * Integer.BYTES;
    private static final int ELEMENT = Integer.BYTES + 2 * Long.BYTES;

    private final UUID[] ids;

    UuidArray(UUID[] ids) {
        this.ids = ids;
        setType("_uuid");
    }

    /** Has the connection send these arrays in binary. */
    static void inBinary(Connection connection) throws SQLException {
        connection.unwrap(BaseConnection.class).getQueryExecutor().addBinarySendOid(Oid.UUID_ARRAY);
    }

    @Override
    public int lengthInBytes() {
        return ids.length == 0 ? HEADER : HEADER + DIMENSION + ids.length * ELEMENT;
    }

    @Override
    public void toBytes(byte[] bytes, int offset) {
        var buffer = ByteBuffer.wrap(bytes, offset, lengthInBytes());
        buffer.putInt(ids.length == 0 ? 0 : 1).putInt(0).putInt(Oid.UUID);
        if (ids.length > 0) {
            buffer.putInt(ids.length).putInt(1);
        }
        for (var id : ids) {
            buffer.putInt(2 * Long.BYTES).putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
        }
    }

    @Override
    public String getValue() {
        return Arrays.stream(ids).map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
    }

    @Override
    public void setByteValue(byte[] value, int offset) {
        throw new UnsupportedOperationException("an array is sent, and not received");
    }
}
