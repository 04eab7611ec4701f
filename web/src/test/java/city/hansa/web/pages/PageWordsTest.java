package city.hansa.web.pages;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.api.value.Theme;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PageWordsTest {

    private static final Pattern KEY = Pattern.compile("(?m)(?:^  |, )'([a-zA-Z0-9_.-]+)':");

    /** A key that is written out where it is asked for; those that are put together are not found so. */
    private static final Pattern ASKED = Pattern.compile("\\bt\\('([a-zA-Z0-9.-]+)'");

    @Test
    void both_languages_have_the_same_keys_but_for_constants_whose_english_is_their_name() throws IOException {
        assertThat(keys("en")).isEqualTo(keys("de")).hasSizeGreaterThan(150);
    }

    @Test
    void what_the_pages_ask_for_by_name_there_is() throws IOException {
        var asked = new TreeSet<String>();
        for (var module : new PathMatchingResourcePatternResolver().getResources("classpath:/pages/js/*.js")) {
            asked.addAll(found(ASKED, module.getContentAsString(StandardCharsets.UTF_8)));
        }

        assertThat(asked).hasSizeGreaterThan(100);
        assertThat(keys("en")).containsAll(asked);
    }

    @Test
    void the_themes_are_those_of_the_interface() throws IOException {
        var module = new ClassPathResource("pages/js/themes.js").getContentAsString(StandardCharsets.UTF_8);

        assertThat(Pattern.compile("'([A-Z_]+)'").matcher(module).results().map(match -> match.group(1)))
                .containsExactlyElementsOf(Arrays.stream(Theme.values()).map(Theme::name).toList());
    }

    private static Set<String> keys(String language) throws IOException {
        var words = new ClassPathResource("pages/js/words." + language + ".js").getContentAsString(StandardCharsets.UTF_8);
        return found(KEY, words).stream().filter(key -> !key.startsWith("term.")).collect(toSet());
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1)).collect(toSet());
    }
}
