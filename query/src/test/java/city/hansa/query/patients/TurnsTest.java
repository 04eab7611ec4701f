package city.hansa.query.patients;

import static city.hansa.api.Examples.DAR_ES_SALAAM;
import static city.hansa.api.Examples.HAMBURG;
import static city.hansa.api.Examples.by;
import static city.hansa.api.Examples.event;
import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.api.ExchangeId;
import city.hansa.api.Recorded;
import city.hansa.api.Subject;
import city.hansa.api.exchange.Aid;
import city.hansa.api.exchange.Crisis;
import city.hansa.api.exchange.CrisisType;
import city.hansa.api.exchange.ExchangeEvent.ConsignmentDispatched;
import city.hansa.api.exchange.ExchangeEvent.CrisisExchangeOpened;
import city.hansa.api.exchange.ExchangeEvent.OfferAccepted;
import city.hansa.api.exchange.ExchangeEvent.OfferMade;
import city.hansa.api.exchange.Participant;
import city.hansa.api.fact.FactEvent.Cause;
import city.hansa.api.fact.FactEvent.EventRetracted;
import city.hansa.api.fact.FactEvent.FactCorrected;
import city.hansa.api.value.Key;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TurnsTest {

    private static final ExchangeId EXCHANGE = ExchangeId.of("0199d5c0-0000-7000-8000-0000000000e1");
    private static final Subject SUBJECT = new Subject(Subject.Kind.EXCHANGE, EXCHANGE.value());
    private static final Key FROM = new Key("from");
    private static final Key TO = new Key("to");
    private static final Key LINE = new Key("line");
    private static final String GOODS = "{\"kind\":\"GOODS\",\"item\":\"bed\",\"unit\":\"C62\"}";
    private static final String PATIENTS = "{\"kind\":\"PATIENTS\"}";

    /** At 0 it is opened, at 1 offered, at 2 accepted, at 3 sent. */
    private final List<Recorded<?>> stream = new ArrayList<>();

    @Test
    void other_aid_turns_where_it_is_corrected_to_patients() {
        tell(Aid.goods("bed"));
        correct(1, "quantity", "8");
        correct(1, "aid", PATIENTS);
        correct(1, "quantity", "9");

        assertThat(Turns.last(stream)).isEqualTo(5);
    }

    @Test
    void what_was_of_patients_from_the_beginning_does_not_turn_nor_does_what_becomes_other_aid() {
        tell(Aid.patients(null));
        correct(1, "quantity", "8");
        correct(1, "aid", GOODS);

        assertThat(Turns.last(stream)).isEqualTo(-1);
    }

    @Test
    void a_line_turns_where_it_is_said_to_be_by_another_offer() {
        tell(Aid.goods("bed"));
        record(new OfferMade(EXCHANGE, new Key("places"), FROM, TO, Aid.patients(null), 10L, null, null, null));
        correct(2, "offer", "places");

        assertThat(Turns.last(stream)).isEqualTo(5);
    }

    @Test
    void an_event_is_about_patients_for_ever_if_it_was_said_to_be_at_any_time() {
        tell(Aid.goods("bed"));
        assertThat(PatientEvents.of(stream)).isEmpty();

        correct(1, "aid", PATIENTS);
        correct(1, "aid", GOODS);
        record(new EventRetracted(SUBJECT, event(1), Cause.RECORDED_IN_ERROR, ""));

        assertThat(PatientEvents.of(stream)).contains(event(1), event(2), event(3), event(4)).doesNotContain(event(0));
    }

    private void tell(Aid aid) {
        record(new CrisisExchangeOpened(
                EXCHANGE,
                new Crisis(CrisisType.PANDEMIC, "COVID-19", null),
                List.of(new Participant(FROM, HAMBURG, null, null), new Participant(TO, DAR_ES_SALAAM, null, null)),
                null,
                List.of()));
        record(new OfferMade(EXCHANGE, new Key("beds"), FROM, TO, aid, 7L, null, null, null));
        record(new OfferAccepted(EXCHANGE, new Key("beds"), LINE, TO, 5, null, null));
        record(new ConsignmentDispatched(EXCHANGE, new Key("first"), LINE, 3, null, null));
    }

    private void correct(int event, String field, String to) {
        record(new FactCorrected(SUBJECT, event(event), field, "", to, ""));
    }

    private void record(Object event) {
        var n = stream.size();
        stream.add(new Recorded<>(n, n, event(n), Instant.EPOCH.plusSeconds(n), by(HAMBURG, "2020-01"), event));
    }
}
