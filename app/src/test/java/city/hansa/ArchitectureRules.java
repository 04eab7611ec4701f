package city.hansa;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import city.hansa.api.Reason;
import city.hansa.api.catalogue.StoredForm;
import city.hansa.api.fact.Corrections;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.util.List;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.spring.stereotype.Aggregate;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Who may know whom. Packages are written in full, since {@code ..command..} would also match the framework's own. A rule
 * about a package that does not exist yet holds; that what exists is looked at at all, a test of its own sees to.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ArchitectureRules {

    private static final List<String> MODULES = List.of("api", "command", "query", "ledger", "web", "app");
    private static final List<String> AGGREGATES =
            List.of("city", "network", "membership", "partnership", "exchange", "action");

    /** What tells whether the log holds, from a leaf's bytes up to the command. */
    private static final String[] AUDITED = {
        "city.hansa.ledger.tree..", "city.hansa.ledger.note..", "city.hansa.ledger.leaf..", "city.hansa.ledger.verify.."
    };

    static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            // Fixtures of other modules come as jars, once these are packaged.
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("city.hansa");

    @Test
    void every_module_with_sources_is_looked_at() {
        var withSources = MODULES.stream()
                .filter(module -> Sources.files("java")
                        .anyMatch(file -> file.path().startsWith(module + "/src/main/java/")))
                .toList();

        assertThat(withSources).contains("api", "command").allSatisfy(module -> assertThat(CODE)
                .anyMatch(type -> type.getPackageName().startsWith("city.hansa." + module)));
    }

    @Test
    void what_may_be_said_knows_nobody() {
        check(noClasses()
                .that(resideInAPackage("city.hansa.api.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "city.hansa.command..",
                        "city.hansa.query..",
                        "city.hansa.ledger..",
                        "city.hansa.web..",
                        "city.hansa.app..",
                        "org.springframework.."))
                .because("messages are read by everyone and may know no one"));
    }

    @Test
    void what_is_decided_knows_neither_views_nor_HTTP_nor_SQL() {
        check(noClasses()
                .that(resideInAPackage("city.hansa.command.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                                "city.hansa.query..",
                                "city.hansa.ledger..",
                                "city.hansa.web..",
                                "city.hansa.app..",
                                "org.springframework..",
                                "org.axonframework.spring..",
                                "java.sql..",
                                "javax.sql..")
                        .and(resideOutsideOfPackages("org.axonframework.spring.stereotype")))
                .because("a decision rests on events alone, never on a view or a database"));
    }

    @Test
    void what_is_shown_can_send_no_command() {
        check(noClasses()
                .that(resideInAPackage("city.hansa.query.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "city.hansa.command..",
                        "city.hansa.web..",
                        "city.hansa.app..",
                        "org.axonframework.commandhandling.."))
                .because("a view that can send commands turns a replay into an action"));
    }

    @Test
    void what_is_kept_knows_no_domain() {
        check(noClasses()
                .that(resideInAPackage("city.hansa.ledger.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "city.hansa.api..",
                        "city.hansa.command..",
                        "city.hansa.query..",
                        "city.hansa.web..",
                        "city.hansa.app.."))
                .because("a log that knows what it keeps could treat it differently"));
    }

    @Test
    void what_an_auditor_runs_needs_the_JDK_alone() {
        check(classes()
                .that(resideInAnyPackage(AUDITED))
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage(AUDITED)
                                .or(resideInAnyPackage("java..", "javax.crypto..", "org.jspecify.annotations")))
                .because("an auditor verifies without our server and without its libraries"));
    }

    @Test
    void what_is_proved_knows_nothing_of_databases() {
        check(noClasses()
                .that(resideInAnyPackage(AUDITED))
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.sql..", "javax.sql.."))
                .because("an auditor has no access to ours"));
    }

    @Test
    void HTTP_knows_neither_decisions_nor_views() {
        check(noClasses()
                .that(resideInAPackage("city.hansa.web.."))
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("city.hansa.command..", "city.hansa.query..", "city.hansa.app.."))
                .because("it speaks in messages, wherever they are handled"));
    }

    @Test
    void HTTP_is_spoken_in_web_alone() {
        check(noClasses()
                .that(resideOutsideOfPackages("city.hansa.web.."))
                .should()
                .beAnnotatedWith("org.springframework.web.bind.annotation.RestController")
                .orShould()
                .beAnnotatedWith("org.springframework.stereotype.Controller"));
    }

    @Test
    void aggregates_are_reached_by_messages_only() {
        check(classes()
                .that()
                .areAnnotatedWith(Aggregate.class)
                .should()
                .bePackagePrivate()
                .andShould()
                .haveModifier(JavaModifier.FINAL));
        check(fields()
                .that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(Aggregate.class)
                .should()
                .bePrivate());
    }

    @ParameterizedTest
    @FieldSource("AGGREGATES")
    void aggregates_do_not_know_each_other(String aggregate) {
        var others = AGGREGATES.stream()
                .filter(other -> !other.equals(aggregate))
                .map(other -> "city.hansa.command." + other + "..")
                .toArray(String[]::new);
        check(noClasses()
                .that(resideInAPackage("city.hansa.command." + aggregate + ".."))
                .should()
                .dependOnClassesThat(resideInAnyPackage(others))
                .because("what one decides about another it reads from the other's events, by the registry"));
    }

    @Test
    void policies_are_not_replayed() {
        check(classes()
                .that()
                .haveNameMatching(".*\\.When[A-Z]\\w*Then[A-Z]\\w*")
                .should()
                .beAnnotatedWith(DisallowReplay.class)
                .andShould()
                .resideInAPackage("city.hansa.command..")
                .because("a replay shows what happened; it must not make it happen again"));
    }

    @Test
    void time_is_passed_in() {
        check(noClasses()
                .should()
                .callMethodWhere(readsTheTimeOfDay())
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .because("tests and replays have a time of their own"));
        check(noClasses()
                .that(resideOutsideOfPackages("city.hansa.app.."))
                .should()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Clock.class, "systemDefaultZone")
                .because("there is one clock, and the application makes it"));
    }

    /** One dependency is let pass: a correction's text is read by the stored form, which stands beside the catalogues. */
    @ParameterizedTest
    @FieldSource("MODULES")
    void packages_of_a_module_form_no_cycle(String module) {
        check(slices().matching("city.hansa." + module + ".(**)")
                .should()
                .beFreeOfCycles()
                .ignoreDependency(Corrections.class, StoredForm.class));
    }

    @Test
    void a_rule_that_can_be_broken_is_found_by_its_name() {
        check(classes()
                .that()
                .implement(Reason.class)
                .should()
                .haveSimpleNameEndingWith("Rejection")
                .because("the rule book finds them so"));
    }

    static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(CODE);
    }

    private static DescribedPredicate<JavaCall<?>> readsTheTimeOfDay() {
        return DescribedPredicate.describe(
                "java.time's now() without a clock",
                call -> call.getTarget().getName().equals("now")
                        && call.getTarget().getRawParameterTypes().isEmpty()
                        && call.getTargetOwner().getPackageName().equals("java.time"));
    }
}
