package city.hansa.api.catalogue;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.api.ActionId;
import city.hansa.api.Subject;
import city.hansa.api.action.ActionEvent.ActionCancelled;
import city.hansa.api.action.ActionEvent.OutcomeReported;
import city.hansa.api.fact.FactEvent.FactCorrected;
import city.hansa.api.narrative.Narrative;
import city.hansa.api.narrative.SealedText;
import city.hansa.api.value.Key;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class NarrativesTest {

    /** Texts that name, number or list something, as {@code <record>.<component>}: registers and rules need them as they are. */
    private static final String NAMING = """
            Aid.code Aid.currency Aid.item Aid.unit Crisis.glide Crisis.name DuesRule.basis Figure.scope Identifier.value Key.value
            MemberClass.code MemberClass.title Money.currency ObligationRule.title Organisation.name Organisation.ref
            Place.name
            AccountSubmitted.evidenceSha256 ActionPlanned.title ActionPlanned.topics ActionPlanned.venue
            AgreementSigned.documentSha256 AgreementSigned.signatoryOffice AgreementSigned.venue AwardRecorded.award
            AwardRecorded.grantor CityRegistered.country CityRegistered.name CityRenamed.name ClaimMade.what
            ClaimReleased.what ClearanceGranted.ref CommitmentSigned.councilDecision CommitmentSigned.name
            ConsignmentDispatched.carrier CouncilResolutionRecorded.body CouncilResolutionRecorded.ref CountryChanged.from
            CountryChanged.to CrisisExchangeOpened.title ErasureRequested.requester FactCorrected.field FactDisputed.field
            FundingRequested.programme GoodPracticePublished.title GoodPracticePublished.url GoodsDistributed.recipientGroup
            GoodsPassedOn.to LogReconciled.forgotten LogReconciled.kept LogReconciled.origin LogReconciled.reason MemberAdmitted.memberClass
            MemberClassChanged.from MemberClassChanged.to MemberRejoined.memberClass MembershipApplied.memberClass
            NeedDeclared.destination NeedPassedOn.to NetworkFounded.name NetworkRenamed.name ObligationFulfilled.document
            OfficeEstablished.duties OfficeEstablished.parentUnit OfficeEstablished.unit PartnershipKindChanged.documentSha256
            PartnershipKindChanged.topics PartnershipProposed.framework PartnershipProposed.topics
            PartnershipPutDormant.resolution PartnershipTerminated.resolution RoleCreated.duties RoleCreated.role
            SinceClaimed.claimant SupportAttached.programme WorkingGroupCreated.name""";

    private static final String SEALED =
            "sealed:1:0199d5c0-0000-7000-8000-00000000000c:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIj";

    private static final ActionId ACTION = new ActionId(new UUID(7, 7));

    @Test
    void every_text_of_every_event_tells_something_or_is_known_to_name_something() {
        var texts = EventCatalogue.events()
                .flatMap(NarrativesTest::texts)
                .collect(toCollection(TreeSet::new));

        assertThat(texts).containsExactlyInAnyOrder(NAMING.split("\\s+"));
    }

    /** A correction names a field by its name alone. */
    @Test
    void a_field_of_one_name_tells_something_in_all_events_of_a_protocol_or_in_none() {
        for (var kind : Subject.Kind.values()) {
            var marked = new TreeMap<String, Boolean>();
            EventCatalogue.events()
                    .filter(EventCatalogue.protocolOf(kind)::isAssignableFrom)
                    .flatMap(event -> Arrays.stream(event.getRecordComponents()))
                    .filter(component -> isText(component.getGenericType()))
                    .forEach(component -> {
                        var isMarked = component.isAnnotationPresent(Narrative.class);
                        assertThat(marked.putIfAbsent(component.getName(), isMarked))
                                .as(kind + " " + component.getName())
                                .isIn(null, isMarked);
                    });
        }
    }

    @Test
    void a_value_of_a_narrative_is_one_and_a_value_of_another_field_is_none() {
        assertThat(Narratives.of(corrected("reason"))).isEqualTo(Map.of("from", "a", "to", "b", "reason", "c"));
        assertThat(Narratives.of(corrected("title"))).isEqualTo(Map.of("reason", "c"));
    }

    @Test
    void they_are_replaced_and_nothing_else() {
        var reported = new OutcomeReported(ACTION, new Key("one"), "it rained", null);

        assertThat(Narratives.replaced(reported, (field, text) -> field + " is " + text))
                .isEqualTo(new OutcomeReported(ACTION, new Key("one"), "text is it rained", null));
    }

    @Test
    void what_is_sealed_may_be_longer_than_what_was_said() {
        var sealed = new ActionCancelled(ACTION, SEALED + "A".repeat(20_000));

        assertThat(Narratives.sealed(sealed)).containsOnlyKeys("reason");
        assertThat(Narratives.keyOf(sealed)).contains(UUID.fromString("0199d5c0-0000-7000-8000-00000000000c"));
        assertThat(Narratives.keyOf(new ActionCancelled(ACTION, "a storm"))).isEmpty();
    }

    @Test
    void a_text_that_begins_like_a_sealed_one_is_known_for_one_that_looks_so() {
        assertThat(Stream.of("sealed:1:", "sealed:27:x", " Sealed:1:secret", SEALED)).allMatch(SealedText::looksLikeOne);
        assertThat(Stream.of("sealed", "sealed: the deal", "it was sealed:1:")).noneMatch(SealedText::looksLikeOne);
        assertThat(SealedText.isOne(SEALED)).isTrue();
        assertThat(SealedText.isOne("sealed:1:secret")).isFalse();
        assertThat(SealedText.isOne(null)).isFalse();
    }

    private static FactCorrected corrected(String field) {
        return new FactCorrected(new Subject(Subject.Kind.ACTION, ACTION.value()), new UUID(1, 1), field, "a", "b", "c");
    }

    private static Stream<String> texts(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .filter(component -> !component.isAnnotationPresent(Narrative.class))
                .flatMap(component -> texts(type, component, component.getGenericType()));
    }

    private static Stream<String> texts(Class<?> owner, RecordComponent component, Type type) {
        if (isText(type)) {
            return Stream.of(owner.getSimpleName() + "." + component.getName());
        }
        return switch (type) {
            case ParameterizedType generic ->
                Arrays.stream(generic.getActualTypeArguments()).flatMap(part -> texts(owner, component, part));
            case Class<?> named when named.isRecord() && !named.getPackageName().endsWith(".date") -> texts(named);
            default -> Stream.empty();
        };
    }

    private static boolean isText(Type type) {
        return type == String.class;
    }
}
