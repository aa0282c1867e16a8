package dev.tenantry.install;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Objects find each other by labels and names; one that finds nothing is silent about it. */
@NeedsKustomize
class SelectorsTest {

    static final List<String> OVERLAYS = Kustomize.OVERLAYS;

    /** Kind → where its selector of our pods is. */
    private static final Map<String, String> SELECTORS =
            Map.of(
                    "Service", "/spec/selector",
                    "Deployment", "/spec/selector/matchLabels",
                    "PodDisruptionBudget", "/spec/selector/matchLabels",
                    "NetworkPolicy", "/spec/podSelector/matchLabels");

    /** For every pod of the namespace, and for those of cert-manager. */
    private static final Set<String> OF_OTHERS = Set.of("tenantry-deny", "tenantry-acme-solver");

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void everySelectorFindsTheConsole(String overlay) {
        JsonNode pod = Kustomize.deployment(overlay).at("/spec/template");
        List<JsonNode> selectors = new ArrayList<>();
        for (JsonNode object : Kustomize.render(overlay)) {
            String kind = object.path("kind").asText();
            if (SELECTORS.containsKey(kind) && !OF_OTHERS.contains(Kustomize.name(object))) {
                selectors.add(object.at(SELECTORS.get(kind)));
            }
        }
        assertThat(selectors).hasSizeGreaterThanOrEqualTo(3);
        pod.at("/spec/topologySpreadConstraints")
                .forEach(spread -> selectors.add(spread.at("/labelSelector/matchLabels")));
        assertThat(selectors)
                .allSatisfy(
                        selector -> {
                            assertThat(selector.properties()).isNotEmpty();
                            assertThat(pod.at("/metadata/labels").properties())
                                    .containsAll(selector.properties());
                        });
    }

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void whatIsNamedIsThere(String overlay) {
        List<JsonNode> objects = Kustomize.render(overlay);
        List<String> there = objects.stream().map(SelectorsTest::kindAndName).toList();
        List<String> named = new ArrayList<>();
        for (JsonNode object : objects) {
            switch (object.path("kind").asText()) {
                case "HorizontalPodAutoscaler" ->
                        named.add(kindAndName(object.at("/spec/scaleTargetRef")));
                case "Ingress" ->
                        object.at("/spec/rules/0/http/paths")
                                .findValues("service")
                                .forEach(to -> named.add("Service/" + to.path("name").asText()));
                case "ClusterRoleBinding" ->
                        object.path("subjects").forEach(who -> named.add(kindAndName(who)));
                case "Deployment" -> {
                    JsonNode pod = object.at("/spec/template/spec");
                    named.add("ServiceAccount/" + pod.path("serviceAccountName").asText());
                    for (JsonNode from : pod.at("/containers/0/envFrom")) {
                        from.properties().forEach(one -> named.add(source(one)));
                    }
                }
                default -> {}
            }
        }
        assertThat(named).isNotEmpty();
        assertThat(there).containsAll(named);
    }

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void everyPortThatIsNamedIsOneOfTheContainer(String overlay) {
        Set<String> ports =
                Set.copyOf(
                        Kustomize.deployment(overlay)
                                .at("/spec/template/spec/containers/0/ports")
                                .findValuesAsText("name"));
        List<String> named = new ArrayList<>();
        for (JsonNode object : Kustomize.render(overlay)) {
            if (OF_OTHERS.contains(Kustomize.name(object))) {
                continue;
            }
            object.at("/spec/ports").forEach(port -> named.add(port.path("targetPort").asText()));
            for (JsonNode rule : object.at("/spec/ingress")) {
                rule.path("ports").forEach(port -> named.add(port.path("port").asText()));
            }
        }
        assertThat(named).isNotEmpty();
        assertThat(ports).containsAll(named);
    }

    /** What the External Secrets Operator makes counts as there. */
    private static String kindAndName(JsonNode object) {
        return object.path("kind").asText() + "/" + Kustomize.name(object);
    }

    private static String source(Map.Entry<String, JsonNode> from) {
        String kind = from.getKey().equals("secretRef") ? "ExternalSecret" : "ConfigMap";
        return kind + "/" + from.getValue().path("name").asText();
    }
}
