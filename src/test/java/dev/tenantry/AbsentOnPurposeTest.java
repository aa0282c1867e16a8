package dev.tenantry;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import dev.tenantry.testing.OurClasses;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Path;
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

    private static final JavaClasses OURS = OurClasses.all();

    private static final String GOOGLE_READS =
            "create|close|shutdown.*|awaitTermination|isShutdown|isTerminated|(get|list|search|query).*";
    private static final String KUBERNETES_READS =
            "genericKubernetesResources|inAnyNamespace|list|watch|getKubernetesSerialization"
                    + "|with(Group|Version|Plural|Kind|Namespaced)|build";

    /** A watch is read as it comes over HTTP; a request that names no method is a GET. */
    private static final String WATCHES =
            KUBERNETES_READS
                    + "|getHttpClient|getMasterUrl|newHttpRequestBuilder|uri|header|forStreaming"
                    + "|consumeBytes";

    private static final String OF_A_WATCH = ".*kubernetes\\.(WatchRound|EventStream)";

    private static final CallsOf NO_KUBERNETES_READ =
            new CallsOf("io.fabric8.kubernetes.client..", not(KUBERNETES_READS));

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
        ourOwn().and()
                .haveNameNotMatching(OF_A_WATCH)
                .should()
                .callMethodWhere(NO_KUBERNETES_READ)
                .check(OURS);
        ourOwn().and()
                .haveNameMatching(OF_A_WATCH)
                .should()
                .callMethodWhere(new CallsOf("io.fabric8.kubernetes.client..", not(WATCHES)))
                .check(OURS);
    }

    /** Ways around the methods that are called create or delete. */
    @SuppressWarnings("unused")
    private static final class Rogue {
        static void goesAround(KubernetesClient client) {
            client.raw("/api/v1/namespaces/a/pods", "DELETE", "");
            client.getHttpClient();
            client.adapt(KubernetesClient.class);
            client.pods().withName("a").editStatus(pod -> pod);
        }
    }

    @Test
    void aWayAroundIsSeen() {
        List<String> seen =
                noClasses()
                        .should()
                        .callMethodWhere(NO_KUBERNETES_READ)
                        .evaluate(new ClassFileImporter().importClasses(Rogue.class))
                        .getFailureReport()
                        .getDetails();
        for (String way : List.of("raw(", "getHttpClient(", "adapt(", "editStatus(")) {
            assertThat(seen).as(way).anyMatch(call -> call.contains("." + way));
        }
    }

    private static Predicate<String> not(String pattern) {
        return name -> !name.matches(pattern);
    }

    private static GivenClassesConjunction ourOwn() {
        return noClasses().that().resideOutsideOfPackage("dev.tenantry.sandbox..");
    }

    @Test
    void whatAnswersRequestsHasNoTransactionOfItsOwn() {
        noClasses()
                .that()
                .areAnnotatedWith(Path.class)
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(QuarkusTransaction.class, Transactional.class)
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
