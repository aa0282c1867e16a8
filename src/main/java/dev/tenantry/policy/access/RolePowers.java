package dev.tenantry.policy.access;

import dev.tenantry.manifest.Manifest;
import dev.tenantry.manifest.YamlMap;
import dev.tenantry.policy.change.Kinds;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What holders of a role can do by it that they could not do before, in words. */
public final class RolePowers {

    private static final Set<String> KUBERNETES = Set.of("Role", "ClusterRole");

    private RolePowers() {}

    /** One sentence with all that is gained; none for other kinds. */
    public static Stream<String> gained(Optional<Manifest> before, Manifest role) {
        if (!role.kind().equals("IAMCustomRole") && !KUBERNETES.contains(role.kind())) {
            return Stream.empty();
        }
        Set<String> gained = powers(role).collect(Collectors.toCollection(LinkedHashSet::new));
        before.stream().flatMap(RolePowers::powers).forEach(gained::remove);
        return gained.isEmpty()
                ? Stream.empty()
                : Stream.of(
                        "Whoever holds %s %s gets: %s."
                                .formatted(
                                        Kinds.noun(role), role.name(), String.join("; ", gained)));
    }

    private static Stream<String> powers(Manifest role) {
        return role.kind().equals("IAMCustomRole")
                ? role.texts("spec", "permissions").stream()
                : role.maps("rules").flatMap(RolePowers::powers);
    }

    /** A resource and what may be done with it; so that a rule that is divided says the same. */
    private static Stream<String> powers(YamlMap rule) {
        List<String> names = rule.texts("resourceNames");
        String only = names.isEmpty() ? "" : " " + String.join(", ", names);
        return Stream.concat(
                        rule.texts("apiGroups").stream()
                                .flatMap(
                                        group ->
                                                rule.texts("resources").stream()
                                                        .map(resource -> of(group, resource))),
                        rule.texts("nonResourceURLs").stream())
                .flatMap(
                        what -> rule.texts("verbs").stream().map(verb -> verb + " " + what + only));
    }

    private static String of(String group, String resource) {
        return group.isEmpty() ? resource : resource + "." + group;
    }
}
