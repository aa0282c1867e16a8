package dev.tenantry.install;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What an installation promises, which would be as valid without it. */
@NeedsKustomize
class ProductionTest {

    static final List<String> OVERLAYS = Kustomize.OVERLAYS;

    private static final String PRODUCTION = "k8s/overlays/production";

    /** Of a PostgreSQL that nobody tuned: 100 connections, three of which are for its operators. */
    private static final int CONNECTIONS = 97;

    @Test
    void productionHasEveryPartOfIt() {
        assertThat(kinds(PRODUCTION))
                .containsExactlyInAnyOrder(
                        "ClusterRole",
                        "ClusterRoleBinding",
                        "ConfigMap",
                        "Deployment",
                        "ExternalSecret",
                        "HorizontalPodAutoscaler",
                        "Ingress",
                        "Namespace",
                        "NetworkPolicy",
                        "NetworkPolicy",
                        "NetworkPolicy",
                        "NetworkPolicy",
                        "PodDisruptionBudget",
                        "Service",
                        "ServiceAccount");
        assertThat(kinds("k8s/overlays/try-out"))
                .containsExactlyInAnyOrder(
                        "Deployment",
                        "Namespace",
                        "NetworkPolicy",
                        "PodDisruptionBudget",
                        "Service",
                        "ServiceAccount");
    }

    @Test
    void twoReplicasOutliveTheLossOfANodeAndADrain() {
        assertThat(Kustomize.deployment("k8s/base").at("/spec/replicas").asInt()).isEqualTo(2);
        JsonNode production = Kustomize.deployment(PRODUCTION);
        assertThat(production.path("spec").has("replicas")).isFalse();
        assertThat(only("HorizontalPodAutoscaler").at("/spec/minReplicas").asInt()).isEqualTo(2);
        assertThat(only("PodDisruptionBudget").at("/spec/maxUnavailable").asInt()).isEqualTo(1);
        assertThat(production.at("/spec/strategy/rollingUpdate/maxUnavailable").asInt(1)).isZero();
        assertThat(production.at("/spec/template/spec/topologySpreadConstraints"))
                .extracting(spread -> spread.path("topologyKey").asText())
                .containsExactly("topology.kubernetes.io/zone", "kubernetes.io/hostname");
    }

    @Test
    void allReplicasAndTheOneOfAnUpdateFitIntoPostgreSQL() throws IOException {
        int most =
                only("HorizontalPodAutoscaler").at("/spec/maxReplicas").asInt()
                        + Kustomize.deployment(PRODUCTION)
                                .at("/spec/strategy/rollingUpdate/maxSurge")
                                .asInt();
        int each = Integer.parseInt(shipped("quarkus.datasource.jdbc.max-size"));
        assertThat(most * each).isBetween(1, CONNECTIONS);
    }

    @Test
    void theIngressLeadsToOurAddressOverTlsAndTakesWhatWeTake() throws IOException {
        JsonNode ingress = only("Ingress");
        URI address = URI.create(setting("TENANTRY_PUBLIC_URL"));
        assertThat(address.getScheme()).isEqualTo("https");
        assertThat(ingress.at("/spec/rules/0/host").asText()).isEqualTo(address.getHost());
        assertThat(ingress.at("/spec/tls/0/hosts/0").asText()).isEqualTo(address.getHost());
        assertThat(setting("TENANTRY_WEB_BEHIND_PROXY")).isEqualTo("true");
        assertThat(
                        ingress.at(
                                        "/metadata/annotations/nginx.ingress.kubernetes.io~1proxy-body-size")
                                .asText())
                .isEqualToIgnoringCase(shipped("quarkus.http.limits.max-body-size"));
    }

    @Test
    void podsAreAGoogleAccountAndHoldNoKeyOfIt() {
        assertThat(
                        only("ServiceAccount")
                                .at("/metadata/annotations/iam.gke.io~1gcp-service-account")
                                .asText())
                .matches("tenantry@.+\\.iam\\.gserviceaccount\\.com");
        assertThat(variables()).noneMatch(name -> name.startsWith("GOOGLE_"));
    }

    @Test
    void noSecretIsAmongTheSettings() {
        List<String> settings = new ArrayList<>();
        only("ConfigMap").path("data").fieldNames().forEachRemaining(settings::add);
        assertThat(settings)
                .noneMatch(name -> name.matches(".*(PASSWORD|SECRET|PRIVATE_KEY|_KEY)$"))
                .doesNotContainAnyElementsOf(variables());
    }

    /** Names at 53, the metadata server at 80 and 988, PostgreSQL at 5432, the rest over https. */
    @Test
    void podsReachWhatTheyNeedAndTheMetadataServerOnItsOwnPortsOnly() {
        List<Integer> ports = new ArrayList<>();
        List<Integer> resolvers = new ArrayList<>();
        for (JsonNode policy : objects("NetworkPolicy")) {
            for (JsonNode rule : policy.at("/spec/egress")) {
                List<Integer> its =
                        rule.path("ports").findValues("port").stream()
                                .map(JsonNode::asInt)
                                .distinct()
                                .toList();
                ports.addAll(its);
                assertThat(rule.path("to")).as("%s", rule).isNotEmpty();
                if (rule.path("to").findValuesAsText("cidr").contains("169.254.169.254/32")) {
                    resolvers.addAll(its);
                }
                if (rule.path("to").findValuesAsText("cidr").contains("0.0.0.0/0")) {
                    assertThat(rule.at("/to/0/ipBlock/except/0").asText())
                            .isEqualTo("169.254.0.0/16");
                }
            }
        }
        assertThat(ports).containsExactlyInAnyOrder(53, 443, 5432, 988, 80);
        // GKE's Cloud DNS answers at the address of the metadata server.
        assertThat(resolvers).containsExactlyInAnyOrder(53, 80);
    }

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void theNamespaceRefusesWhatIsNotRestricted(String overlay) {
        assertThat(Kustomize.render(overlay, "Namespace"))
                .singleElement()
                .satisfies(
                        namespace ->
                                assertThat(
                                                namespace
                                                        .at(
                                                                "/metadata/labels/pod-security.kubernetes.io~1enforce")
                                                        .asText())
                                        .isEqualTo("restricted"));
    }

    private static List<String> kinds(String overlay) {
        return Kustomize.render(overlay).stream()
                .map(object -> object.path("kind").asText())
                .toList();
    }

    private static List<JsonNode> objects(String kind) {
        return Kustomize.render(PRODUCTION, kind);
    }

    private static JsonNode only(String kind) {
        List<JsonNode> objects = objects(kind);
        assertThat(objects).as(kind).hasSize(1);
        return objects.getFirst();
    }

    private static String setting(String variable) {
        return only("ConfigMap").at("/data/" + variable).asText();
    }

    /** The secrets' variables. */
    private static List<String> variables() {
        return only("ExternalSecret").at("/spec/data").findValuesAsText("secretKey");
    }

    /** What the application has where nobody sets a key. */
    private static String shipped(String key) throws IOException {
        Properties settings = new Properties();
        try (Reader file =
                Files.newBufferedReader(Path.of("src/main/resources/application.properties"))) {
            settings.load(file);
        }
        return settings.getProperty(key);
    }
}
