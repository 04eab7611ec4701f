package city.hansa;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** What the compiler does not see: the text of the repository, held against the rules of the house. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class Tidy {

    private static final int LONGEST_LINE = 140;
    private static final int LONGEST_FILE = 300;
    private static final int LONGEST_DECISION = 60;

    /** Files that read better whole, each with the reason. */
    private static final Map<Pattern, String> LONG_FOR_A_REASON = Map.of(
            Pattern.compile("api/src/main/java/.*(Command|Event)\\.java"),
            "a protocol is read whole, in the order of a life",
            Pattern.compile("command/src/main/java/.*/(Partnership|NetworkMembership|CrisisExchange|JointAction)\\.java"),
            "an aggregate has a short handler for each of its commands, in the order of its life",
            Pattern.compile("command/src/main/java/.*/(ExchangeRules|ActionLife)\\.java"),
            "one exhaustive switch over every event, which the compiler keeps whole",
            Pattern.compile(".*/src/test/java/.*(Spec|Journey|Examples|FoldTest|ProjectionTest|RegisterTest|GroupCommitTest)"
                    + "\\.java"),
            "a rule book is read whole; it is divided by @Nested");

    /** Where the time of day is read, each with the reason; everyone else is given a Clock. */
    private static final Map<String, String> HOME_OF_THE_CLOCK = Map.of();

    private static final List<Ban> BANS = List.of(
            new Ban("(?<![:/])///(?!/)", "write /** … */: formatters corrupt three slashes", "java"),
            new Ban("\\b(TODO|FIXME|XXX)\\b", "open an issue or write a decision", "java", "sql", "md", "xml", "yml"),
            new Ban("\t", "indent with spaces", "java", "sql", "md", "xml", "yml"),
            new Ban("@author", "the history knows the authors", "java"),
            new Ban("\\bThread\\.sleep\\(", "wait for the condition itself, with a limit", "java"),
            new Ban("^import [\\w.]+\\.\\*;", "import by name", "java"));

    private static final Pattern TIME_OF_DAY = Pattern.compile(
            "\\b(Instant|LocalDate|LocalDateTime|ZonedDateTime|OffsetDateTime|Year)\\.now\\(\\)"
                    + "|\\bSystem\\.currentTimeMillis\\(\\)|\\bnew Date\\(\\)");

    private static final Pattern MACHINE_PATH = Pattern.compile("(?<![\\w.~-])/(home|root|tmp|work)/");
    private static final Pattern DECISION = Pattern.compile("(\\d{4})-[a-z0-9]+(-[a-z0-9]+)*\\.md");

    private static final List<String> PARTS_OF_A_DECISION = List.of(
            "- Status: ",
            "- Date: ",
            "## Context",
            "## Decision",
            "## Rejected, and why",
            "## Consequences",
            "## How we would notice that it is wrong");

    private record Ban(Pattern pattern, String instead, List<String> extensions) {

        Ban(String regex, String instead, String... extensions) {
            this(Pattern.compile(regex), instead, List.of(extensions));
        }

        Stream<String> offences() {
            return Sources.files(extensions.toArray(String[]::new))
                    .filter(file -> !file.name().equals("Tidy.java"))
                    .flatMap(file -> file.matches(pattern, instead));
        }
    }

    @Test
    void nothing_banned_is_written() {
        assertNone(BANS.stream().flatMap(Ban::offences));
    }

    @Test
    void the_time_of_day_comes_from_a_clock_that_is_passed_in() {
        assertNone(Sources.files("java")
                .filter(file -> !file.name().equals("Tidy.java") && !HOME_OF_THE_CLOCK.containsKey(file.path()))
                .flatMap(file -> file.matches(TIME_OF_DAY, "take a java.time.Clock")));
    }

    @Test
    void lines_can_be_read_without_scrolling() {
        assertNone(Sources.files("java").flatMap(file -> file.offences(line -> line.length() > LONGEST_LINE
                        && !isRowOfATable(file, line)
                ? Optional.of(line.length() + " characters; the guide is 120")
                : Optional.empty())));
    }

    @Test
    void files_are_short_or_say_why_not() {
        assertNone(Sources.files("java", "sql", "md")
                .filter(file -> file.lines().size() > LONGEST_FILE && !mayBeLong(file))
                .map(file -> file.path() + ":1: " + file.lines().size() + " lines; divide it, or give a reason here"));
    }

    @Test
    void no_line_ends_in_blanks_and_every_file_ends_its_last_line() {
        var ours = Sources.FILES.stream().filter(file -> !isData(file)).toList();
        var blanks = Pattern.compile("\\h$");
        assertNone(Stream.concat(
                ours.stream().flatMap(file -> file.matches(blanks, "ends in a blank")),
                ours.stream()
                        .filter(file -> !file.text().isEmpty() && !file.text().endsWith("\n"))
                        .map(file -> file.path() + ":" + file.lines().size() + ": the last line has no end")));
    }

    @Test
    void every_package_says_in_one_sentence_what_it_is_and_is_null_marked() {
        var packages = Sources.files("java")
                .filter(file -> file.path().contains("src/main/java/"))
                .collect(groupingBy(Sources.File::folder, TreeMap::new, toList()));
        assertNone(packages.entrySet().stream()
                .filter(entry -> entry.getValue().stream().noneMatch(Tidy::describesItsPackage))
                .map(entry -> entry.getKey() + "/package-info.java:1: lacks its sentence or @NullMarked"));
    }

    @Test
    void decisions_are_numbered_once_and_without_gaps() {
        var names = decisions().map(Sources.File::name).sorted().toList();
        assertThat(names).isNotEmpty();
        assertNone(IntStream.range(0, names.size())
                .filter(i -> !DECISION.matcher(names.get(i)).matches()
                        || Integer.parseInt(names.get(i).substring(0, 4)) != i + 1)
                .mapToObj(i -> "docs/decisions/" + names.get(i) + ":1: number " + (i + 1) + " is expected here"));
    }

    @Test
    void decisions_have_the_parts_of_a_decision_and_fit_on_a_page() {
        assertNone(decisions().flatMap(file -> Stream.concat(
                PARTS_OF_A_DECISION.stream()
                        .filter(part -> file.lines().stream().noneMatch(line -> line.startsWith(part)))
                        .map(part -> file.path() + ":1: lacks \"" + part.strip() + "\""),
                Stream.of(file)
                        .filter(it -> it.lines().size() > LONGEST_DECISION)
                        .map(it -> it.path() + ":" + LONGEST_DECISION + ": the page ends here"))));
    }

    @Test
    void every_decision_is_listed() {
        var index = Sources.files("md")
                .filter(file -> file.path().equals("docs/decisions/README.md"))
                .findFirst()
                .orElseThrow();
        assertNone(decisions()
                .filter(file -> !index.text().contains("(" + file.name() + ")"))
                .map(file -> index.path() + ":1: does not list " + file.name()));
    }

    @Test
    void every_relative_link_leads_somewhere() {
        assertNone(Sources.files("md").flatMap(MarkdownLinks::broken));
    }

    @Test
    void documents_name_no_place_on_somebodys_machine() {
        assertNone(Sources.files("md").flatMap(file -> file.matches(MACHINE_PATH, "a path of one machine alone")));
    }

    private static Stream<Sources.File> decisions() {
        return Sources.files("md")
                .filter(file -> file.folder().equals("docs/decisions") && !file.name().equals("README.md"));
    }

    private static boolean mayBeLong(Sources.File file) {
        return LONG_FOR_A_REASON.keySet().stream()
                .anyMatch(allowed -> allowed.matcher(file.path()).matches());
    }

    /** A test's cases, a line each: broken lines would not be a table. */
    private static boolean isRowOfATable(Sources.File file, String line) {
        return file.path().contains("/src/test/") && line.contains(" | ");
    }

    private static boolean describesItsPackage(Sources.File file) {
        return file.name().equals("package-info.java")
                && file.text().startsWith("/**")
                && file.lines().contains("@NullMarked");
    }

    /** Golden files and other people's data are kept byte by byte. */
    private static boolean isData(Sources.File file) {
        return file.path().contains("/golden/") || file.path().contains("/vectors/") || file.is("json", "txt", "svg");
    }

    private static void assertNone(Stream<String> offences) {
        var found = offences.toList();
        assertThat(found).withFailMessage(() -> "\n" + String.join("\n", found)).isEmpty();
    }
}
