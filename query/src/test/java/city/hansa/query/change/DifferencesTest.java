package city.hansa.query.change;

import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.query.view.Json;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DifferencesTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', value = {
        "nothing | {'a':1,'b':[{'key':'x'}]} | {'b':[{'key':'x'}],'a':1} | []",
        "a value | {'a':1} | {'a':2} | [{'path':'/a','before':1,'after':2}]",
        "one that is new | {} | {'a':{'b':1}} | [{'path':'/a','after':{'b':1}}]",
        "one that is gone | {'a':null} | {} | [{'path':'/a','before':null}]",
        "within an object | {'a':{'b':1,'c':2}} | {'a':{'b':1,'c':3}} | [{'path':'/a/c','before':2,'after':3}]",
        "a name with a slash and a tilde | {'a/~':1} | {'a/~':2} | [{'path':'/a~1~0','before':1,'after':2}]",
        "of another kind | {'a':[1]} | {'a':{'b':1}} | [{'path':'/a','before':[1],'after':{'b':1}}]",
        "by place | {'a':[1,2,3]} | {'a':[1,4]} |"
                + " [{'path':'/a/1','before':2,'after':4},{'path':'/a/2','before':3}]",
        """
        by key, wherever it stands | {'a':[{'key':'x','n':1},{'key':'y','n':1}]} \
        | {'a':[{'key':'z'},{'key':'x','n':2}]} \
        | [{'path':'/a/0','entry':{'key':'z'},'after':{'key':'z'}},\
        {'path':'/a/1/n','entry':{'key':'x'},'before':1,'after':2},\
        {'path':'/a/1','entry':{'key':'y'},'before':{'key':'y','n':1}}]""",
        """
        by place where two have one key | {'a':[{'city':'x','n':1},{'city':'x','n':2}]} | {'a':[{'city':'x','n':1}]} \
        | [{'path':'/a/1','before':{'city':'x','n':2}}]""",
        "by key in a list that was empty | {'a':[]} | {'a':[{'id':'x'}]} |"
                + " [{'path':'/a/0','entry':{'id':'x'},'after':{'id':'x'}}]",
    })
    void are_found(String what, String before, String after, String differences) {
        assertThat(Differences.between(Json.read(json(before)), Json.read(json(after))).toString())
                .as(what)
                .isEqualTo(json(differences));
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }
}
