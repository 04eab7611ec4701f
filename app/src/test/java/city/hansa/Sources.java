package city.hansa;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The text of the repository, as Tidy reads it. */
public final class Sources {

    private static final Set<String> TEXT = Set.of(
            "java", "sql", "md", "xml", "yml", "yaml", "properties", "json", "sh", "html", "css", "js", "svg", "txt");
    private static final Set<String> TEXT_BY_NAME = Set.of("Makefile", "Dockerfile", "run");

    /** Built, fetched or kept by a running Hansa; not ours to tidy. */
    private static final Set<String> NOT_SOURCE = Set.of("target", "node_modules", ".git", ".idea", ".vscode");

    public static final Path ROOT = root();
    static final List<File> FILES = files();

    /**
     * One file of the repository.
     *
     * @param path relative to the root, with slashes
     * @param lines without their ends
     */
    record File(String path, String text, List<String> lines) {

        static File read(Path file) {
            try {
                var text = Files.readString(file);
                return new File(ROOT.relativize(file).toString().replace('\\', '/'), text, text.lines().toList());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        String name() {
            return path.substring(path.lastIndexOf('/') + 1);
        }

        String folder() {
            return path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : "";
        }

        boolean is(String... extensions) {
            return Stream.of(extensions).anyMatch(extension -> path.endsWith("." + extension));
        }

        /** Each line of which the function has something to say, as {@code file:line: what}. */
        Stream<String> offences(Function<String, Optional<String>> judge) {
            return IntStream.range(0, lines.size())
                    .mapToObj(i -> judge.apply(lines.get(i)).map(said -> path + ":" + (i + 1) + ": " + said))
                    .flatMap(Optional::stream);
        }

        Stream<String> matches(Pattern banned, String instead) {
            return offences(line -> banned.matcher(line).find() ? Optional.of(instead) : Optional.empty());
        }
    }

    static Stream<File> files(String... extensions) {
        return FILES.stream().filter(file -> file.is(extensions));
    }

    private static List<File> files() {
        var found = new ArrayList<File>();
        try {
            Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                    var skipped = NOT_SOURCE.contains(directory.getFileName().toString())
                            || directory.equals(ROOT.resolve("data"));
                    return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (attributes.isRegularFile() && isText(file.getFileName().toString())) {
                        found.add(File.read(file));
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(found);
    }

    private static boolean isText(String name) {
        return TEXT_BY_NAME.contains(name) || TEXT.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    /** Upwards from where the tests run: the first directory that holds the reactor. */
    private static Path root() {
        for (var at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.exists(at.resolve(".git")) || isReactor(at.resolve("pom.xml"))) {
                return at;
            }
        }
        throw new IllegalStateException("no repository above " + Path.of("").toAbsolutePath());
    }

    private static boolean isReactor(Path pom) {
        try {
            return Files.exists(pom) && Files.readString(pom).contains("<modules>");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Sources() {}
}
