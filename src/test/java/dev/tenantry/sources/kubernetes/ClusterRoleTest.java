package dev.tenantry.sources.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantry.install.Kustomize;
import dev.tenantry.install.NeedsKustomize;
import dev.tenantry.testing.LiveCluster;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The role that production gives us, against what the code asks the cluster for. */
@NeedsKustomize
class ClusterRoleTest {

    static final List<String> OVERLAYS = Kustomize.OVERLAYS;

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void noRuleWrites(String overlay) {
        List<JsonNode> rules = new ArrayList<>();
        for (JsonNode object : Kustomize.render(overlay)) {
            if (object.path("kind").asText().endsWith("Role")) {
                object.path("rules").forEach(rules::add);
            }
        }
        assertThat(rules)
                .allSatisfy(
                        rule -> {
                            assertThat(rule.path("verbs"))
                                    .extracting(JsonNode::asText)
                                    .containsExactlyInAnyOrder("get", "list", "watch");
                            assertThat(rule.path("nonResourceURLs")).isEmpty();
                        });
    }

    /**
     * A binding may also name a role that somebody else made, {@code cluster-admin} for example.
     */
    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void everyRoleThatIsBoundIsOneOfThese(String overlay) {
        List<String> roles = new ArrayList<>();
        List<String> bound = new ArrayList<>();
        for (JsonNode object : Kustomize.render(overlay)) {
            String kind = object.path("kind").asText();
            if (kind.endsWith("RoleBinding")) {
                JsonNode role = object.path("roleRef");
                bound.add(role.path("kind").asText() + "/" + role.path("name").asText());
            } else if (kind.endsWith("Role")) {
                roles.add(kind + "/" + object.at("/metadata/name").asText());
            }
        }
        assertThat(bound).containsExactlyInAnyOrderElementsOf(roles);
    }

    @Test
    void whatIsWatchedMayBeReadAndNothingElse() {
        List<String> granted = new ArrayList<>();
        for (JsonNode role : Kustomize.render("k8s/overlays/production", "ClusterRole")) {
            for (JsonNode rule : role.path("rules")) {
                for (JsonNode resource : rule.path("resources")) {
                    granted.add(rule.at("/apiGroups/0").asText() + "/" + resource.asText());
                }
            }
        }
        List<ObservedKind> watched = new ArrayList<>(ObservedKind.always());
        LiveCluster.settings(Map.of()).configConnectorKinds().stream()
                .map(ObservedKind::connector)
                .forEach(watched::add);
        assertThat(granted)
                .containsExactlyInAnyOrderElementsOf(
                        watched.stream().map(kind -> kind.group() + "/" + kind.plural()).toList());
    }
}
