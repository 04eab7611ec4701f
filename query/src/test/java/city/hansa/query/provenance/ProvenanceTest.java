package city.hansa.query.provenance;

import static city.hansa.api.Examples.*;
import static city.hansa.api.city.CityExamples.*;
import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.api.Subject;
import city.hansa.api.envelope.Envelope;
import city.hansa.api.envelope.Source;
import city.hansa.api.fact.FactEvent.Cause;
import city.hansa.api.fact.FactEvent.DisputeSettled;
import city.hansa.api.fact.FactEvent.EventRetracted;
import city.hansa.api.fact.FactEvent.FactCorrected;
import city.hansa.api.fact.FactEvent.FactDisputed;
import city.hansa.api.fact.FactEvent.Preferred;
import city.hansa.query.Story;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.openprovenance.prov.json.Converter;
import org.openprovenance.prov.model.ActedOnBehalfOf;
import org.openprovenance.prov.model.Activity;
import org.openprovenance.prov.model.Agent;
import org.openprovenance.prov.model.Document;
import org.openprovenance.prov.model.Entity;
import org.openprovenance.prov.model.HasType;
import org.openprovenance.prov.model.QualifiedName;
import org.openprovenance.prov.model.Statement;
import org.openprovenance.prov.model.Used;
import org.openprovenance.prov.model.WasAssociatedWith;
import org.openprovenance.prov.model.WasDerivedFrom;
import org.openprovenance.prov.model.WasGeneratedBy;
import org.openprovenance.prov.model.WasInvalidatedBy;
import org.openprovenance.prov.vanilla.ProvFactory;

/** What is told in PROV-JSON, as ProvToolbox reads it, whose authors wrote the submission. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ProvenanceTest {

    private static final Subject SUBJECT = new Subject(Subject.Kind.CITY, HAMBURG.value());
    private static final String TERMS = "https://hansa.city/ns/prov#";
    private static final String REGISTER = "0199d5c0-0000-7000-8000-0000000000c1";

    private static final UUID HAND_MADE = UUID.nameUUIDFromBytes("a hand-made id".getBytes(StandardCharsets.UTF_8));

    private final Story story = new Story();

    @BeforeEach
    void a_city_was_renamed_disputed_corrected_and_taken_back() {
        tell(command(REGISTER, null), registered());
        tell(command(REGISTER, null).source(source(Source.Kind.CHARTER)), renamed());
        tell(command("a hand-made id", event(1).toString()).source(source(Source.Kind.PRESS)), movedTo("NO"));
        tell(command(null, "elsewhere"), new FactDisputed(SUBJECT, event(1), "effective", "1938", "the gazette"));
        tell(command(null, null), new DisputeSettled(SUBJECT, event(3), Preferred.CLAIM, "it was found"));
        tell(command(null, null), new FactCorrected(SUBJECT, event(2), "effective", null, "1939", "typed"));
        tell(command(null, null), new EventRetracted(SUBJECT, event(2), Cause.RECORDED_IN_ERROR, "never"));
    }

    @Test
    void every_event_left_a_version_and_each_command_is_one_activity() {
        assertThat(all(Entity.class).map(Entity::getId).map(ProvenanceTest::uri))
                .contains("urn:uuid:" + HAMBURG)
                .filteredOn(name -> name.contains("#version-"))
                .hasSize(7);
        assertThat(all(WasGeneratedBy.class).map(one -> uri(one.getActivity())).limit(3))
                .containsExactly(
                        "urn:uuid:" + REGISTER,
                        "urn:uuid:" + REGISTER,
                        TERMS + "command-" + HAND_MADE);
        assertThat(all(WasGeneratedBy.class)).allMatch(one -> one.getTime() != null);
        assertThat(all(Activity.class)).hasSize(6);
    }

    @Test
    void everything_that_is_named_is_declared() {
        var declared = Stream.of(
                        all(Entity.class).map(Entity::getId),
                        all(Activity.class).map(Activity::getId),
                        all(Agent.class).map(Agent::getId))
                .flatMap(ids -> ids)
                .toList();

        assertThat(all(Used.class))
                .allSatisfy(used -> assertThat(declared).contains(used.getActivity(), used.getEntity()));
        assertThat(all(WasDerivedFrom.class))
                .allSatisfy(derived -> assertThat(declared)
                        .contains(derived.getGeneratedEntity(), derived.getUsedEntity(), derived.getActivity()));
        assertThat(all(WasGeneratedBy.class))
                .allSatisfy(one -> assertThat(declared).contains(one.getEntity(), one.getActivity()));
    }

    @Test
    void who_acted_is_a_role_on_behalf_of_a_party() {
        assertThat(all(Agent.class).map(Agent::getId).map(ProvenanceTest::uri))
                .containsExactlyInAnyOrder("urn:uuid:" + HAMBURG, TERMS + "officer-" + HAMBURG);
        assertThat(all(WasAssociatedWith.class).map(one -> uri(one.getAgent())))
                .hasSize(6)
                .containsOnly(TERMS + "officer-" + HAMBURG);
        assertThat(all(ActedOnBehalfOf.class).map(one -> uri(one.getResponsible())))
                .hasSize(6)
                .containsOnly("urn:uuid:" + HAMBURG);
    }

    @Test
    void a_correction_and_a_settled_claim_revise_the_version_of_the_fact() {
        assertThat(derived("Revision")).containsExactlyInAnyOrder("4 from 1", "5 from 2");
    }

    @Test
    void a_retraction_invalidates_the_version_of_what_it_takes_back() {
        assertThat(all(WasInvalidatedBy.class).map(one -> uri(one.getEntity()) + " " + uri(one.getActivity())))
                .containsExactly(version(2) + " " + TERMS + "consequence-" + event(6));
    }

    @Test
    void a_charter_is_a_primary_source_and_the_press_is_quoted() {
        assertThat(derived("PrimarySource")).singleElement().asString().startsWith("1 from");
        assertThat(derived("Quotation")).singleElement().asString().startsWith("2 from");
    }

    @Test
    void what_led_to_it_was_used_where_it_is_of_the_same_record() {
        assertThat(all(Used.class).map(used -> uri(used.getActivity()) + " " + uri(used.getEntity())))
                .contains(TERMS + "command-" + HAND_MADE + " " + version(1));
    }

    @Test
    void what_was_read_is_written_and_read_again_without_loss() {
        var converter = new Converter(ProvFactory.getFactory());

        assertThat(converter.fromString(converter.getString(read())).getStatementOrBundle())
                .hasSameSizeAs(read().getStatementOrBundle());
    }

    private void tell(Envelope envelope, Object event) {
        story.tell(HAMBURG.value(), envelope, event);
    }

    private static Envelope command(@Nullable String id, @Nullable String cause) {
        var by = by(HAMBURG, "1937-04-01");
        return new Envelope(by.actor(), null, by.confidence(), by.visibility(), by.effective(), id, id, cause);
    }

    private static Source source(Source.Kind kind) {
        return new Source(kind, "what " + kind + " says", "https://example.org/a?b=c", null, "0".repeat(64));
    }

    private List<String> derived(String type) {
        return all(WasDerivedFrom.class)
                .filter(one -> isOf(one, "http://www.w3.org/ns/prov#" + type))
                .map(one -> number(one.getGeneratedEntity()) + " from " + number(one.getUsedEntity()))
                .toList();
    }

    private static boolean isOf(HasType one, String type) {
        return one.getType().stream()
                .anyMatch(found -> found.getValue() instanceof QualifiedName name && uri(name).equals(type));
    }

    /** A version by the place of its event in the story. */
    private static String number(QualifiedName entity) {
        for (var n = 0; n < 7; n++) {
            if (uri(entity).equals(version(n))) {
                return String.valueOf(n);
            }
        }
        return uri(entity);
    }

    private static String version(int number) {
        return TERMS + "version-" + event(number);
    }

    private static String uri(QualifiedName name) {
        return name.getUri();
    }

    private <T extends Statement> Stream<T> all(Class<T> type) {
        return read().getStatementOrBundle().stream().filter(type::isInstance).map(type::cast);
    }

    private Document read() {
        var stream = story.stream(HAMBURG.value(), story.last());
        var told = Provenance.of(SUBJECT, stream, Map.of(HAMBURG.value(), "Hamburg"));
        return new Converter(ProvFactory.getFactory()).fromString(told.toString());
    }
}
