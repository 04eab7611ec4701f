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

    /** A claim is about identity, what is said about a fact about a record, the log about itself: none is in a timeline. */
    static List<String> told() {
        return EventCatalogue.events()
                .map(EventCatalogue::nameOf)
                .filter(name -> !name.matches("(claim|fact|log)\\..*"))
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
            city.country-changed       | {"city":"Zwickau","from":{"country":"DD"},"to":{"country":"DE"}} | Zwickau changes its country: before German Democratic Republic, now Germany. | Zwickau wechselt den Staat: zuvor Deutsche Demokratische Republik, nun Deutschland.
            city.country-changed       | {"city":"C","from":{"country":"CS"},"to":{"country":"SK"}} | C changes its country: before Czechoslovakia, now Slovakia. | C wechselt den Staat: zuvor Tschechoslowakei, nun Slowakei.
            city.country-changed       | {"city":"C","from":{"country":"SU"},"to":{"country":"YU"}} | C changes its country: before Soviet Union, now Yugoslavia. | C wechselt den Staat: zuvor Sowjetunion, nun Jugoslawien.
            city.registered            | {"city":"Izmir","country":{"country":"TR"}} | Izmir is entered in the register (Türkiye). | Izmir wird in das Register eingetragen (Türkei).
            partnership.term-renewed   | {"parties":"A and B","from":{"edtf":"2025-12-31"},"until":{"edtf":"2028"}} | The partnership of A and B is renewed: its term was 31 December 2025, it is now 2028. | Die Partnerschaft von A and B wird verlängert, bisher bis: 31. Dezember 2025, nun bis: 2028.
            partnership.agreement-signed | {"parties":"A","act":{"term":"SIGNING"},"signatories":"B"} | A – signing, signed for B. | A – Unterzeichnung, unterzeichnet für B.
            exchange.consignment-dispatched | {"quantity":9,"aid":"beds","packages":1} | 9 beds are on the way in 1 package. | Unterwegs: 9 beds in 1 Packstück.
            exchange.consignment-dispatched | {"quantity":9,"aid":"beds","packages":3} | 9 beds are on the way in 3 packages. | Unterwegs: 9 beds in 3 Packstücken.
            exchange.receipt-confirmed.packages | {"packages":1,"aid":"beds"} | 1 package of beds has arrived. | Angekommen: 1 Packstück (beds).
            exchange.receipt-confirmed.packages | {"packages":2,"aid":"beds"} | 2 packages of beds have arrived. | Angekommen: 2 Packstücke (beds).
            action.attendance-certified | {"action":"A","participants":1} | “A” had 1 participant. | „A“ zählte 1 teilnehmende Person.
            exchange.participant-added | {"participant":"A"}                        | A joins the exchange of help. | A beteiligt sich an der Hilfe.
            exchange.need-withdrawn    | {"aid":"masks","reason":"All came."}      | The need for masks is withdrawn: All came. | Der Bedarf (masks) ist zurückgezogen: All came.
            exchange.need-withdrawn    | {"aid":"masks","reason":"and so on..."}   | The need for masks is withdrawn: and so on.... | Der Bedarf (masks) ist zurückgezogen: and so on....
            exchange.need-withdrawn    | {"aid":"masks","reason":"r"}              | The need for masks is withdrawn: r. | Der Bedarf (masks) ist zurückgezogen: r.
            exchange.funding-requested | {"participant":"A","amount":{"money":500000,"currency":"EUR"},"programme":"P"} | A applies for €5,000.00 from the programme P. | A beantragt 5.000,00 € aus dem Programm P.
            exchange.funding-granted   | {"funding":"F","amount":{"money":500,"currency":"JPY"}} | JP¥500 is granted for F. | Bewilligt für F: 500 ¥.
            exchange.funding-drawn     | {"funding":"F","amount":{"money":50,"currency":"USD"}} | US$0.50 is paid out for F. | Ausgezahlt für F: 0,50 $.
            exchange.offer-accepted    | {"to":"A","quantity":{"amount":500000,"currency":"EUR"},"aid":"EUR"} | A accepts 5,000.00 EUR. | A nimmt an: 5.000,00 EUR.
            network.rules-published    | {"network":"N","version":"2"}             | N puts version 2 of its rules into force. | N setzt seine Regeln in der Fassung 2 in Kraft.
            city.award-recorded        | {"city":"D","award":"A"} | D is given the distinction “A”. | D erhält die Auszeichnung „A“.
            city.award-recorded        | {"city":"D","award":"A","grantor":"EC"} | D is given the distinction “A” by EC. | D erhält die Auszeichnung „A“, verliehen durch: EC.
            city.figure-reported       | {"city":"D","kind":{"term":"MEMBERS"},"qualifier":{"term":"EXACTLY"},"value":7833} | D reports 7,833 members. | D nennt eine Zahl – Mitglieder: 7.833.
            city.figure-reported       | {"city":"D","kind":{"term":"STAFF"},"qualifier":{"term":"EXACTLY"},"value":11,"scope":"Office"} | D reports 11 members of staff (Office). | D nennt eine Zahl – Beschäftigte (Office): 11.
            action.figure-reported     | {"action":"A","kind":{"term":"DELEGATES"},"qualifier":{"term":"OVER"},"value":9,"scope":"from business"} | A figure is reported for “A”: over 9 delegates (from business). | Zu „A“ wird eine Zahl genannt – Delegierte (from business): über 9.
            partnership.figure-reported | {"parties":"A","kind":{"term":"POSTS"},"qualifier":{"term":"ABOUT"},"value":2,"scope":{"country":"FR"}} | Of the partnership of A it is reported: about 2 posts (France). | Zur Partnerschaft von A wird eine Zahl genannt – Stellen (Frankreich): etwa 2.
            network.figure-reported    | {"network":"N","kind":{"term":"MEMBERS"},"qualifier":{"term":"OVER"},"value":7,"scope":"Ruhr area"} | N: over 7 members (Ruhr area) are reported. | N, genannte Zahl – Mitglieder (Ruhr area): über 7.
            city.identifier-assigned   | {"city":[{"name":"A"},{"name":"B"},{"name":"C"}],"identifier":"x"} | A, B and C is given the identifier x. | A, B und C erhält die Kennung x.
            """)
    void parameters_are_said_as_what_they_are(String key, String parameters, String english, String german) {
        var given = (ObjectNode) StoredForm.JSON.readTree(parameters);

        assertThat(ENGLISH.say(key, given)).isEqualTo(english);
        assertThat(GERMAN.say(key, given)).isEqualTo(german);
    }
}
