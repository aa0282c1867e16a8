package dev.tenantry.policy;

import dev.tenantry.manifest.Manifest;
import dev.tenantry.manifest.YamlMap;
import java.util.Set;
import java.util.stream.Collectors;

/** Who gets which role of Kubernetes by a binding, in words. */
final class RoleBindings {

    private static final Set<String> KINDS = Set.of("RoleBinding", "ClusterRoleBinding");

    private RoleBindings() {}

    /** {@code : ServiceAccount argo/default gets ClusterRole admin}; empty for other kinds. */
    static String shown(Manifest object) {
        if (!KINDS.contains(object.kind())) {
            return "";
        }
        String who =
                object.maps("subjects")
                        .map(RoleBindings::subject)
                        .collect(Collectors.joining(", "));
        return ": %s gets %s %s"
                .formatted(
                        who.isEmpty() ? "nobody" : who,
                        object.at("roleRef", "kind").orElse("role"),
                        object.at("roleRef", "name").orElse("?"));
    }

    private static String subject(YamlMap subject) {
        String namespace = subject.at("namespace").map(n -> n + "/").orElse("");
        return "%s %s%s"
                .formatted(
                        subject.at("kind").orElse("somebody"),
                        namespace,
                        subject.at("name").orElse("?"));
    }
}
