package dev.tenantry.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What {@code kubectl apply -k} would send, object by object. */
@NeedsKustomize
class ManifestsTest {

    static final List<String> OVERLAYS = Kustomize.OVERLAYS;

    /** Described by the External Secrets Operator, not by Kubernetes: all of it that we use. */
    private static final Set<String> EXTERNAL_SECRET =
            Set.of(
                    "/apiVersion",
                    "/kind",
                    "/metadata",
                    "/spec",
                    "/spec/refreshInterval",
                    "/spec/secretStoreRef",
                    "/spec/secretStoreRef/kind",
                    "/spec/secretStoreRef/name",
                    "/spec/target",
                    "/spec/target/name",
                    "/spec/target/creationPolicy",
                    "/spec/data",
                    "/spec/data/secretKey",
                    "/spec/data/remoteRef",
                    "/spec/data/remoteRef/key");

    private static final KubernetesSerialization KINDS = new KubernetesSerialization();

    /** Refuses a field that the type does not have, where the client's own mapper keeps it. */
    private static final ObjectMapper STRICT =
            JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .annotationIntrospector(
                            new JacksonAnnotationIntrospector() {
                                @Override
                                public Boolean hasAnySetter(Annotated annotated) {
                                    return false;
                                }
                            })
                    .build();

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void everyObjectIsOfItsKindAndHasNoUnknownField(String overlay) throws Exception {
        List<JsonNode> objects = Kustomize.render(overlay);
        assertThat(objects).hasSizeGreaterThan(5);
        for (JsonNode object : objects) {
            strictly(object);
        }
    }

    @Test
    void aMisspeltFieldWouldBeNoticed() {
        ObjectNode deployment = Kustomize.deployment("k8s/overlays/production").deepCopy();
        ((ObjectNode) deployment.at("/spec/template/spec/containers/0/readinessProbe"))
                .put("periodSecond", 5);
        assertThatThrownBy(() -> strictly(deployment)).hasMessageContaining("periodSecond");
    }

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void everyVariableIsAKeyThatIsReadAtStart(String overlay) {
        ConfigurationKeys keys = ConfigurationKeys.read();
        List<String> variables = variables(overlay);
        assertThat(variables).hasSizeGreaterThan(3);
        assertThat(variables)
                .allSatisfy(
                        name ->
                                assertThat(keys.readAtStart(keys.ofVariable(name)))
                                        .as(name)
                                        .isTrue());
    }

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void everyProbeAsksAPathThatAnswers(String overlay) {
        JsonNode console = Kustomize.deployment(overlay).at("/spec/template/spec/containers/0");
        for (String probe : List.of("startupProbe", "readinessProbe", "livenessProbe")) {
            JsonNode get = console.path(probe).path("httpGet");
            assertThat(get.path("port").asText()).as(probe).isEqualTo("management");
            assertThat(ManagementPortTest.PROBES).contains(get.path("path").asText());
        }
        assertThat(
                        Kustomize.deployment(overlay)
                                .at("/spec/template/metadata/annotations/prometheus.io~1path")
                                .asText())
                .isEqualTo(ManagementPortTest.METRICS);
    }

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void everyContainerIsRestricted(String overlay) {
        JsonNode pod = Kustomize.deployment(overlay).at("/spec/template/spec");
        assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
        assertThat(pod.at("/securityContext/seccompProfile/type").asText())
                .isEqualTo("RuntimeDefault");
        List<JsonNode> containers = new ArrayList<>();
        pod.path("containers").forEach(containers::add);
        pod.path("initContainers").forEach(containers::add);
        assertThat(containers)
                .allSatisfy(
                        container -> {
                            JsonNode security = container.path("securityContext");
                            assertThat(security.path("allowPrivilegeEscalation").asBoolean(true))
                                    .isFalse();
                            assertThat(security.path("readOnlyRootFilesystem").asBoolean())
                                    .isTrue();
                            assertThat(security.at("/capabilities/drop/0").asText())
                                    .isEqualTo("ALL");
                            assertThat(container.at("/resources/limits/memory").asText())
                                    .isNotEmpty();
                            assertThat(container.path("image").asText())
                                    .matches(".+:[0-9]+(\\.[0-9]+)+");
                        });
    }

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void nothingIsLetThroughButWhatARuleNames(String overlay) {
        assertThat(Kustomize.render(overlay, "NetworkPolicy"))
                .anySatisfy(
                        policy -> {
                            assertThat(policy.at("/spec/podSelector").isObject()).isTrue();
                            assertThat(policy.at("/spec/podSelector")).isEmpty();
                            assertThat(policy.at("/spec/policyTypes")).hasSize(2);
                            assertThat(policy.path("spec").has("ingress")).isFalse();
                            assertThat(policy.path("spec").has("egress")).isFalse();
                        });
    }

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void aPodHasTheTimeThatItsShutdownTakes(String overlay) {
        JsonNode pod = Kustomize.deployment(overlay).at("/spec/template/spec");
        Duration shutdown = Duration.ZERO;
        for (JsonNode variable : pod.at("/containers/0/env")) {
            if (variable.path("name").asText().startsWith("QUARKUS_SHUTDOWN_")) {
                shutdown = shutdown.plus(Duration.parse(variable.path("value").asText()));
            }
        }
        assertThat(shutdown).isPositive();
        assertThat(Duration.ofSeconds(pod.path("terminationGracePeriodSeconds").asLong()))
                .isGreaterThan(shutdown);
    }

    private static void strictly(JsonNode object) throws Exception {
        String kind = object.path("kind").asText();
        if (kind.equals("ExternalSecret")) {
            assertThat(object.path("apiVersion").asText()).isEqualTo("external-secrets.io/v1");
            assertThat(EXTERNAL_SECRET).containsAll(fields("", object));
            return;
        }
        Class<?> type =
                KINDS.getRegisteredKubernetesResource(object.path("apiVersion").asText(), kind);
        assertThat(type).as("%s of %s", kind, object.path("apiVersion")).isNotNull();
        STRICT.treeToValue(object, type);
    }

    /** Every path of fields in an object; the metadata's are Kubernetes' own. */
    private static Set<String> fields(String path, JsonNode object) {
        Set<String> all = new TreeSet<>();
        object.properties()
                .forEach(
                        field -> {
                            String own = path + "/" + field.getKey();
                            all.add(own);
                            if (!own.equals("/metadata")) {
                                all.addAll(fields(own, field.getValue()));
                            }
                        });
        if (object.isArray()) {
            object.forEach(element -> all.addAll(fields(path, element)));
        }
        return all;
    }

    /** Names of variables, wherever a pod gets them from. */
    private static List<String> variables(String overlay) {
        List<String> names = new ArrayList<>();
        for (JsonNode object : Kustomize.render(overlay)) {
            switch (object.path("kind").asText()) {
                case "Deployment" ->
                        object.at("/spec/template/spec/containers/0/env")
                                .forEach(variable -> names.add(variable.path("name").asText()));
                case "ConfigMap" -> object.path("data").fieldNames().forEachRemaining(names::add);
                case "ExternalSecret" ->
                        object.at("/spec/data")
                                .forEach(entry -> names.add(entry.path("secretKey").asText()));
                default -> {}
            }
        }
        // Says where more settings are; read before any of them.
        names.remove("SMALLRYE_CONFIG_LOCATIONS");
        return names;
    }
}
