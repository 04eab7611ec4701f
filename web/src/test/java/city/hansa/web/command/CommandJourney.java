package city.hansa.web.command;

import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.api.CityId;
import city.hansa.api.NetworkId;
import city.hansa.api.Subject;
import city.hansa.api.city.CityCommand.MergeCity;
import city.hansa.api.city.CityCommand.RegisterCity;
import city.hansa.api.city.CityCommand.RenameCity;
import city.hansa.api.envelope.Confidence;
import city.hansa.api.envelope.Envelope;
import city.hansa.api.envelope.Role;
import city.hansa.api.envelope.Source;
import city.hansa.api.envelope.Visibility;
import city.hansa.api.fact.FactCommand.AttestFact;
import city.hansa.web.Http;
import city.hansa.web.RecordingCommands;
import city.hansa.web.ScriptedReads;
import city.hansa.web.WebTest;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@WebTest
class CommandJourney {

    private static final UUID DORTMUND = ScriptedReads.DORTMUND;
    private static final String AT_DORTMUND = "/api/cities/" + DORTMUND;
    private static final String BY_DORTMUND = "\"by\":{\"city\":\"geonames:2935517\"}";

    @Autowired Http http;
    @Autowired RecordingCommands commands;

    @BeforeEach
    void reset() {
        commands.reset();
    }

    @Test
    void a_creating_command_is_answered_with_where_the_new_record_is() {
        var answer = http.post("/api/cities", "{" + BY_DORTMUND + """
                ,"name":"Amiens","country":"FR","identifiers":[{"scheme":"GEONAMES","value":"3037854"}]}""");

        var command = (RegisterCity) commands.last().command();
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Location")).isEqualTo("/api/cities/" + command.cityId());
        assertThat(answer.header("ETag")).isEqualTo("\"0\"");
        assertThat(answer.response().body())
                .isEqualTo("{\"id\":\"" + command.cityId() + "\",\"sequence\":0,\"position\":100}");
        assertThat(command.name()).isEqualTo("Amiens");
        assertThat(command.coordinates()).isNull();
    }

    @Test
    void any_other_command_is_given_to_the_record_that_the_address_names() {
        var answer = http.post(AT_DORTMUND + "/rename-city", "{" + BY_DORTMUND + ",\"name\":\"Düörpm\"}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("ETag")).isEqualTo("\"0\"");
        assertThat(commands.last().command()).isEqualTo(new RenameCity(new CityId(DORTMUND), "Düörpm"));
    }

    @Test
    void a_fact_command_has_the_addressed_record_as_its_subject() {
        http.post(AT_DORTMUND + "/attest-fact", "{" + BY_DORTMUND + """
                ,"target":"0199d5c0-0000-7000-8000-00000000000e","city":"unlocode:DEDTM"}""");

        var command = (AttestFact) commands.last().command();
        assertThat(command.subject()).isEqualTo(new Subject(Subject.Kind.CITY, DORTMUND));
        assertThat(command.city()).isEqualTo(new CityId(DORTMUND));
    }

    @Test
    void a_city_in_any_field_may_be_named_by_an_identifier() {
        http.post(AT_DORTMUND + "/merge-city", "{" + BY_DORTMUND + ",\"into\":\"geonames:2972191\"}");

        var into = ((MergeCity) commands.last().command()).into();
        assertThat(into).isEqualTo(CityId.of("0199d5c0-0000-7000-8000-000000000002"));
    }

    @Test
    void what_is_not_said_about_a_fact_has_its_default() {
        http.post(AT_DORTMUND + "/rename-city", "{" + BY_DORTMUND + ",\"name\":\"Dortmund\"}");

        var envelope = Envelope.from(commands.last().metaData());
        assertThat(envelope.actor().role()).isEqualTo(Role.OFFICER);
        assertThat(envelope.party()).isEqualTo(new CityId(DORTMUND));
        assertThat(envelope.effective().text()).isEqualTo("2026-11-23");
        assertThat(envelope.confidence()).isEqualTo(Confidence.HIGH);
        assertThat(envelope.visibility()).isEqualTo(Visibility.PUBLIC);
        assertThat(envelope.source()).isNull();
        assertThat(envelope.correlationId()).isEqualTo(envelope.commandId()).isNotBlank();
        assertThat(commands.last().metaData())
                .containsEntry("principal", "anonymous@loopback")
                .doesNotContainKeys("idempotencyKey", "requestHash", "expectedSequence");
    }

    @Test
    void what_is_said_about_a_fact_travels_with_the_command() {
        http.post(AT_DORTMUND + "/rename-city", """
                {"name":"Dortmund","by":{"network":"0199d5c0-0000-7000-8000-000000000009"},"effective":"1970-04~",
                 "source":{"kind":"PRESS","title":"Ruhr Nachrichten","retrieved":"2026-01-31"},
                 "confidence":"LOW","visibility":"PARTIES"}""", "X-Correlation-ID", "import-7");

        var envelope = Envelope.from(commands.last().metaData());
        assertThat(envelope.actor().role()).isEqualTo(Role.SECRETARIAT);
        assertThat(envelope.party()).isEqualTo(NetworkId.of("0199d5c0-0000-7000-8000-000000000009"));
        assertThat(envelope.effective().text()).isEqualTo("1970-04~");
        assertThat(envelope.source())
                .isEqualTo(new Source(
                        Source.Kind.PRESS, "Ruhr Nachrichten", null, LocalDate.of(2026, 1, 31), null));
        assertThat(envelope.confidence()).isEqualTo(Confidence.LOW);
        assertThat(envelope.visibility()).isEqualTo(Visibility.PARTIES);
        assertThat(envelope.correlationId()).isEqualTo("import-7");
    }

    @Test
    void a_correlation_id_that_is_not_fit_to_be_stored_is_left_out() {
        http.post(
                AT_DORTMUND + "/rename-city",
                "{" + BY_DORTMUND + ",\"name\":\"Dortmund\"}",
                "X-Correlation-ID",
                "<script>");

        var envelope = Envelope.from(commands.last().metaData());
        assertThat(envelope.correlationId()).isEqualTo(envelope.commandId());
    }
}
