package city.hansa.ledger.postgres;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What lies in the directory of a backup: {@value #DATABASE}, PostgreSQL's data directory; {@value #PASSWORD}, its
 * superuser's password; and {@value #SUMS}, which is written last, so that a backup without it is none. Its form is that of
 * {@code sha256sum}.
 *
 * @param sums the SHA-256 of each file, in hexadecimal, by its path below the backup
 */
record BackupContent(SortedMap<String, String> sums) {

    static final String DATABASE = "postgres";
    static final String PASSWORD = "postgres.password";
    static final String SUMS = "SHA256SUMS";

    private static final Pattern LINE = Pattern.compile("([0-9a-f]{64})  ([^\\\\\n]+)");

    BackupContent() {
        this(new TreeMap<>());
    }

    /** @throws IllegalStateException if the backup is not whole */
    static BackupContent read(Path backup) throws IOException {
        var file = backup.resolve(SUMS);
        if (!Files.exists(file)) {
            throw new IllegalStateException(backup + " is no whole backup: it has no " + SUMS + ".");
        }
        var content = new BackupContent();
        for (var line : Files.readAllLines(file)) {
            var sum = LINE.matcher(line);
            if (!sum.matches() || !backup.resolve(sum.group(2)).normalize().startsWith(backup)) {
                throw new IllegalStateException(file + " has a line that is no sum of a file: " + line);
            }
            content.sums().put(sum.group(2), sum.group(1));
        }
        return content;
    }

    void write(Copying copying) throws IOException {
        var text = new StringBuilder();
        for (Map.Entry<String, String> file : sums.entrySet()) {
            text.append(file.getValue()).append("  ").append(file.getKey()).append('\n');
        }
        copying.copy(new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8)), SUMS);
    }
}
