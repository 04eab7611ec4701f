package city.hansa.ledger.postgres;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;

/**
 * A copy of the data directory of an {@link EmbeddedPostgres}, while that is in use or while it is not. All that was
 * committed before it began is in it, and nothing that was not committed when it ended.
 *
 * <p>Made by PostgreSQL's rules for such copies (its documentation, "Making a Base Backup Using the Low Level API"):
 * between the marks of its beginning and end the files are copied as they are, and with them the write-ahead log between
 * the marks, from which the server makes them whole when it is started on the copy. That log is kept meanwhile by a
 * replication slot that ends with the session, however much is written. Commands go on; the copy takes its share of the
 * disk.
 */
public final class Backup {

    /**
     * A whole backup, on disk.
     *
     * @param files how many, without the list of their sums
     * @param bytes how large they are together
     */
    public record Taken(int files, long bytes) {}

    private record Server(int port, String password) {

        Connection connect() throws SQLException {
            return DriverManager.getConnection(EmbeddedPostgres.url(port, "postgres"), EmbeddedPostgres.USER, password);
        }
    }

    private final Path data;
    private final Path into;
    private final Copying copying;
    private final BackupContent content = new BackupContent();

    private Backup(Path data, Path into) {
        this.data = data;
        this.into = into;
        this.copying = new Copying(into);
    }

    /**
     * Takes a backup, and returns when it is on disk.
     *
     * @param dataDirectory as {@link EmbeddedPostgres#start} is given it
     * @param into where there is nothing yet, or an empty directory
     * @throws IllegalStateException if there is no such database, or something where the backup should be, or the server
     *     does not answer; the message says which
     * @throws UncheckedIOException if a file cannot be read or written
     */
    public static Taken take(Path dataDirectory, Path into) {
        var data = dataDirectory.toAbsolutePath().normalize();
        if (!Files.exists(data.resolve("PG_VERSION"))) {
            throw new IllegalStateException("There is no database of Hansa's own in " + data
                    + ". That of another PostgreSQL is backed up by its own tools, such as pg_basebackup.");
        }
        var backup = new Backup(data, into.toAbsolutePath().normalize());
        try {
            backup.requireEmpty();
            return backup.take();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException("The server on " + data + " did not do its part: " + e.getMessage(), e);
        }
    }

    private void requireEmpty() throws IOException {
        if (!Files.exists(into)) {
            Copying.makeDirectory(into);
        }
        try (var there = Files.list(into)) {
            if (there.findAny().isPresent()) {
                throw new IllegalStateException(into + " is not empty; a backup has a directory of its own.");
            }
        }
    }

    private Taken take() throws IOException, SQLException {
        EmbeddedPostgres own;
        try {
            own = EmbeddedPostgres.start(data);
        } catch (DirectoryInUse _) {
            return take(running());
        }
        try (own) {
            return take(new Server(own.port(), own.password()));
        }
    }

    /** The server of the Hansa that uses the directory: the fourth line of this file is its port. */
    private Server running() throws IOException {
        var pid = data.resolve("postmaster.pid");
        var lines = Files.exists(pid) ? Files.readAllLines(pid) : Arrays.<String>asList();
        if (lines.size() < 4) {
            throw new IllegalStateException("The Hansa that uses " + data + " is starting or ending; ask again.");
        }
        return new Server(Integer.parseInt(lines.get(3).strip()), Files.readString(passwordFile()).strip());
    }

    private Path passwordFile() {
        return data.resolveSibling(data.getFileName() + ".password");
    }

    private Taken take(Server server) throws IOException, SQLException {
        copying.directory(BackupContent.DATABASE);
        try (var connection = server.connect()) {
            // Ends with the session, and keeps the log from now on.
            ask(connection, "select pg_create_physical_replication_slot("
                    + "('hansa_backup_' || pg_backend_pid())::name, true, true)");
            var first = ask(connection, "select pg_walfile_name(pg_backup_start('hansa backup', true))")[0];
            Files.walkFileTree(data, new DataFiles(data, this::add, this::addDirectory));
            var end = ask(connection, "select pg_walfile_name(lsn), labelfile from pg_backup_stop(false)");
            keep("backup_label", end[1].getBytes(StandardCharsets.UTF_8));
            addLog(first, end[0]);
        }
        content.sums().put(BackupContent.PASSWORD, copying.file(passwordFile(), BackupContent.PASSWORD));
        var taken = new Taken(content.sums().size(), copying.bytes());
        copying.settle();
        content.write(copying);
        copying.settle();
        return taken;
    }

    private void add(Path file, String name) throws IOException {
        if (name.equals("global/pg_control")) {
            keep(name, unmoved(file));
        } else {
            var path = BackupContent.DATABASE + "/" + name;
            content.sums().put(path, copying.file(file, path));
        }
    }

    private void addDirectory(String name) throws IOException {
        copying.directory(BackupContent.DATABASE + "/" + name);
    }

    private void keep(String name, byte[] bytes) throws IOException {
        var path = BackupContent.DATABASE + "/" + name;
        content.sums().put(path, copying.copy(new ByteArrayInputStream(bytes), path));
    }

    /** The one file that the log does not mend: read until it was not being written. */
    private static byte[] unmoved(Path file) throws IOException {
        var before = Files.readAllBytes(file);
        for (var now = Files.readAllBytes(file); !Arrays.equals(before, now); now = Files.readAllBytes(file)) {
            before = now;
        }
        return before;
    }

    /** The segments from the one to the other; the server has gone on to the next by now. */
    private void addLog(String first, String last) throws IOException {
        try (var segments = Files.newDirectoryStream(data.resolve("pg_wal"), "[0-9A-F]*")) {
            for (var segment : segments) {
                var name = segment.getFileName().toString();
                if (name.length() == first.length() && name.compareTo(first) >= 0 && name.compareTo(last) <= 0) {
                    add(segment, "pg_wal/" + name);
                }
            }
        }
    }

    /** The first row's columns, as text. */
    private static String[] ask(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            if (!row.next()) {
                throw new SQLException("no answer to " + sql);
            }
            var columns = new String[row.getMetaData().getColumnCount()];
            for (var column = 0; column < columns.length; column++) {
                columns[column] = String.valueOf(row.getString(column + 1));
            }
            return columns;
        }
    }
}
