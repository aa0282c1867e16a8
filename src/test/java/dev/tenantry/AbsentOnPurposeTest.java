package dev.tenantry;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/**
 * What is not there, and must not come: writes to the outside, GETs that change things, hidden
 * clocks and fields.
 */
class AbsentOnPurposeTest {

    private static final JavaClasses OURS =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("dev.tenantry");

    private static final String GOOGLE_READS =
            "create|close|shutdown.*|awaitTermination|isShutdown|isTerminated|(get|list|search|query).*";
    private static final List<String> KUBERNETES_WRITES =
            List.of(
                    "create.*",
                    "edit.*",
                    "patch.*",
                    "update.*",
                    "replace.*",
                    "delete.*",
                    "apply.*",
                    "serverSideApply",
                    "scale",
                    "evict",
                    "exec",
                    "attach",
                    "portForward",
                    "rolling",
                    "upload.*",
                    "unlock",
                    "load");

    @Test
    void googleIsOnlyRead() {
        ourOwn().should()
                .callMethodWhere(new CallsOf("com.google.cloud..", not(GOOGLE_READS)))
                .check(OURS);
        ourOwn().should()
                .callMethodWhere(new CallsOf("com.google.iam..", not(GOOGLE_READS)))
                .check(OURS);
        ourOwn().should()
                .dependOnClassesThat(resideInAPackage("io.grpc.stub.."))
                .because("a raw stub would go around the clients that are watched here")
                .check(OURS);
    }

    @Test
    void kubernetesIsOnlyRead() {
        Predicate<String> writes = name -> KUBERNETES_WRITES.stream().anyMatch(name::matches);
        ourOwn().should()
                .callMethodWhere(new CallsOf("io.fabric8.kubernetes.client..", writes))
                .check(OURS);
    }

    private static Predicate<String> not(String pattern) {
        return name -> !name.matches(pattern);
    }

    private static GivenClassesConjunction ourOwn() {
        return noClasses().that().resideOutsideOfPackage("dev.tenantry.sandbox..");
    }

    @Test
    void aGetChangesNothing() {
        methods()
                .that()
                .areAnnotatedWith(GET.class)
                .should()
                .notBeAnnotatedWith(Transactional.class)
                .check(OURS);
    }

    @Test
    void nothingIsInjectedIntoFields() {
        fields().should().notBeAnnotatedWith(Inject.class).check(OURS);
    }

    @Test
    void timeComesFromAClock() {
        ArchRule rule =
                ourOwn().should()
                        .callMethod(Instant.class, "now")
                        .orShould()
                        .callMethod(LocalDate.class, "now")
                        .orShould()
                        .callMethod(ZonedDateTime.class, "now")
                        .orShould()
                        .callMethod(System.class, "currentTimeMillis")
                        .orShould()
                        .callMethod(Clock.class, "systemDefaultZone");
        rule.check(OURS);
    }
}
