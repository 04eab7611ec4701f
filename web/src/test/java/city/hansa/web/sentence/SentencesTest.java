package city.hansa.web.sentence;

import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.api.catalogue.EventCatalogue;
import city.hansa.api.catalogue.StoredForm;
import com.ibm.icu.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SentencesTest {

    private static final Sentences ENGLISH = new Sentences(Locale.ENGLISH);
    private static final Sentences GERMAN = new Sentences(Locale.GERMAN);

    /** A claim is about identity, not about what happened; no timeline shows it. */
    static List<String> told() {
        return EventCatalogue.events()
                .map(EventCatalogue::nameOf)
                .filter(name -> !name.startsWith("claim."))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("told")
    void every_event_has_a_sentence_in_both_languages(String name) {
        assertThat(ENGLISH.keys()).contains(name);
        assertThat(GERMAN.keys()).contains(name);
    }

    @Test
    void both_languages_have_the_same_keys() {
        assertThat(GERMAN.keys()).containsExactlyInAnyOrderElementsOf(ENGLISH.keys());
    }

    @ParameterizedTest
    @MethodSource("told")
    void both_languages_use_the_same_parameters(String name) {
        var english = new MessageFormat(new Bundle(Locale.ENGLISH).pattern(name), Locale.ENGLISH);
        var german = new MessageFormat(new Bundle(Locale.GERMAN).pattern(name), Locale.GERMAN);

        assertThat(german.getArgumentNames()).isEqualTo(english.getArgumentNames());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock = """
            city.merged                | {"city":{"city":"x","name":"Hörde"},"into":{"city":"y","name":"Dortmund"}} | Hörde is merged into Dortmund. | Hörde geht in Dortmund auf.
            city.country-changed       | {"city":"Zwickau","from":{"country":"PL"},"to":{"country":"DE"}} | Zwickau passes from Poland to Germany. | Zwickau wechselt den Staat: zuvor Polen, nun Deutschland.
            city.award-recorded        | {"city":"D","award":"A"} | D is given the distinction “A”. | D erhält die Auszeichnung „A“.
            city.award-recorded        | {"city":"D","award":"A","grantor":"EC"} | D is given the distinction “A” by EC. | D erhält die Auszeichnung „A“, verliehen durch: EC.
            city.figure-reported       | {"city":"D","kind":{"term":"MEMBERS"},"qualifier":{"term":"EXACTLY"},"value":7833} | D reports 7,833 members. | D nennt eine Zahl – Mitglieder: 7.833.
            fact.corrected             | {"field":"effective","to":{"edtf":"1978-10"},"reason":"r"} | An earlier entry is corrected: effective is October 1978 (r). | Ein früherer Eintrag wird berichtigt: effective ist Oktober 1978 (r).
            city.identifier-assigned   | {"city":[{"name":"A"},{"name":"B"},{"name":"C"}],"identifier":"x"} | A, B and C is given the identifier x. | A, B und C erhält die Kennung x.
            """)
    void parameters_are_said_as_what_they_are(String key, String parameters, String english, String german) {
        var given = (ObjectNode) StoredForm.JSON.readTree(parameters);

        assertThat(ENGLISH.say(key, given)).isEqualTo(english);
        assertThat(GERMAN.say(key, given)).isEqualTo(german);
    }
}
