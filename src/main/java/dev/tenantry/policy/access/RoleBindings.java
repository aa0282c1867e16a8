package dev.tenantry.policy.access;

import dev.tenantry.manifest.Manifest;
import dev.tenantry.manifest.YamlMap;
import dev.tenantry.policy.change.Kinds;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who gets which role of Kubernetes by a binding, in words. */
public final class RoleBindings {

    private static final Set<String> KINDS = Set.of("RoleBinding", "ClusterRoleBinding");

    private RoleBindings() {}

    /** {@code : ServiceAccount argo/default gets ClusterRole admin}; empty for other kinds. */
    public static String shown(Manifest object) {
        if (!KINDS.contains(object.kind())) {
            return "";
        }
        String who =
                object.maps("subjects")
                        .map(RoleBindings::subject)
                        .collect(Collectors.joining(", "));
        return ": %s gets %s".formatted(who.isEmpty() ? "nobody" : who, role(object));
    }

    /** Who gets a role by a binding that was there already, each a sentence. */
    public static Stream<String> gained(Manifest before, Manifest after) {
        if (!KINDS.contains(after.kind())) {
            return Stream.empty();
        }
        Set<String> had =
                role(before).equals(role(after))
                        ? before.maps("subjects")
                                .map(RoleBindings::subject)
                                .collect(Collectors.toSet())
                        : Set.of();
        return after.maps("subjects")
                .map(RoleBindings::subject)
                .filter(subject -> !had.contains(subject))
                .map(
                        subject ->
                                "%s gets %s by %s %s."
                                        .formatted(
                                                subject,
                                                role(after),
                                                Kinds.noun(after),
                                                after.name()));
    }

    private static String role(Manifest binding) {
        return "%s %s"
                .formatted(
                        binding.at("roleRef", "kind").orElse("role"),
                        binding.at("roleRef", "name").orElse("?"));
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
