package city.hansa;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The links of one Markdown file to others and to their headings, which are named as the usual forges name them. */
final class MarkdownLinks {

    private static final Pattern LINK = Pattern.compile("(?<!\\\\)\\[[^\\]]*\\]\\(<?([^)\\s>]+)>?(?:\\s+\"[^\"]*\")?\\)");
    private static final Pattern ELSEWHERE = Pattern.compile("^[a-z][a-z0-9+.-]*:");
    private static final Pattern HEADING = Pattern.compile("^#{1,6}\\s+(.*?)\\s*#*$");
    private static final Pattern CODE = Pattern.compile("`[^`]*`");

    static Stream<String> broken(Sources.File file) {
        var broken = new ArrayList<String>();
        var fenced = false;
        for (var i = 0; i < file.lines().size(); i++) {
            var line = file.lines().get(i);
            fenced ^= isFence(line);
            if (!fenced) {
                for (var target : targets(line)) {
                    if (!resolves(file, target)) {
                        broken.add(file.path() + ":" + (i + 1) + ": nothing at " + target);
                    }
                }
            }
        }
        return broken.stream();
    }

    private static List<String> targets(String line) {
        return LINK.matcher(CODE.matcher(line).replaceAll("code"))
                .results()
                .map(link -> link.group(1))
                .filter(target -> !ELSEWHERE.matcher(target).find())
                .toList();
    }

    private static boolean resolves(Sources.File from, String target) {
        var hash = target.indexOf('#');
        var path = hash < 0 ? target : target.substring(0, hash);
        var file = path.isEmpty() ? Sources.ROOT.resolve(from.path()) : resolve(from, path);
        if (!file.startsWith(Sources.ROOT) || !Files.exists(file)) {
            return false;
        }
        return hash < 0 || !file.toString().endsWith(".md") || anchors(file).contains(target.substring(hash + 1));
    }

    private static Path resolve(Sources.File from, String path) {
        var decoded = URLDecoder.decode(path, StandardCharsets.UTF_8);
        return Sources.ROOT.resolve(from.folder()).resolve(decoded).normalize();
    }

    private static Set<String> anchors(Path file) {
        var anchors = new HashSet<String>();
        var seen = new HashMap<String, Integer>();
        var fenced = false;
        for (var line : Sources.File.read(file).lines()) {
            fenced ^= isFence(line);
            var heading = HEADING.matcher(line);
            if (!fenced && heading.matches()) {
                var anchor = anchor(heading.group(1));
                var before = seen.merge(anchor, 1, Integer::sum) - 1;
                anchors.add(before == 0 ? anchor : anchor + "-" + before);
            }
        }
        return anchors;
    }

    private static boolean isFence(String line) {
        return line.stripLeading().startsWith("```");
    }

    private static String anchor(String heading) {
        return heading.replaceAll("\\[([^\\]]*)\\]\\([^)]*\\)", "$1")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }

    private MarkdownLinks() {}
}
