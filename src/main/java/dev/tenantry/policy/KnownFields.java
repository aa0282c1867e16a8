package dev.tenantry.policy;

import dev.tenantry.estate.DesiredGrant;
import dev.tenantry.manifest.Manifest;
import dev.tenantry.manifest.YamlList;
import dev.tenantry.manifest.YamlMap;
import dev.tenantry.manifest.YamlNode;
import dev.tenantry.manifest.YamlScalar;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Kinds that give access have only fields that the rules read: one that they do not know,
 * misspelled or of a newer version, could give more than what was read. Fields as in Config
 * Connector 1.155 and Kubernetes' RBAC.
 */
final class KnownFields {

    static final String RULE = "known-fields";

    private static final Set<String> OBJECT = Set.of("apiVersion", "kind", "metadata", "spec");

    private static final Set<String> MEMBER = Set.of("member", "memberFrom");

    private static final Map<String, Set<String>> SPECS =
            Map.of(
                    DesiredGrant.MEMBER,
                    Set.of("resourceRef", "role", "member", "memberFrom", "condition"),
                    "IAMPartialPolicy",
                    Set.of("resourceRef", "bindings"),
                    "IAMPolicy",
                    Set.of("resourceRef", "bindings"),
                    "IAMAuditConfig",
                    Set.of("resourceRef", "service", "auditLogConfigs"));

    private static final Map<String, Set<String>> OBJECTS =
            Map.of(
                    "Role", Set.of("rules"),
                    "RoleBinding", Set.of("subjects", "roleRef"),
                    "ClusterRole", Set.of("rules"),
                    "ClusterRoleBinding", Set.of("subjects", "roleRef"));

    /** What stands below these keys, wherever in a grant they are. */
    private static final Map<String, Set<String>> BELOW =
            Map.of(
                    "bindings", Set.of("role", "members", "condition"),
                    "members", MEMBER,
                    "condition", Set.of("title", "description", "expression"),
                    "resourceRef", Set.of("apiVersion", "kind", "name", "namespace", "external"),
                    "subjects", Set.of("kind", "apiGroup", "name", "namespace"),
                    "roleRef", Set.of("kind", "apiGroup", "name"),
                    "rules",
                            Set.of(
                                    "apiGroups",
                                    "resources",
                                    "resourceNames",
                                    "verbs",
                                    "nonResourceURLs"));

    private final Manifest object;
    private final List<Violation> found = new ArrayList<>();

    private KnownFields(Manifest object) {
        this.object = object;
    }

    /** Empty unless a new or changed object of these kinds has another field. */
    static List<Verdict> judge(Case what) {
        List<Violation> found = new ArrayList<>();
        for (Case.Touched file : what.files()) {
            file.altered().forEach(object -> found.addAll(in(object)));
        }
        return found.isEmpty() ? List.of() : Violation.refuse(RULE, "", found);
    }

    private static List<Violation> in(Manifest object) {
        KnownFields fields = new KnownFields(object);
        Set<String> spec = SPECS.get(object.kind());
        Set<String> own = OBJECTS.get(object.kind());
        if (spec != null) {
            fields.only(OBJECT, object.body());
            object.node("spec").ifPresent(node -> fields.only(spec, node));
        } else if (own != null) {
            Set<String> all = new HashSet<>(own);
            all.addAll(Set.of("apiVersion", "kind", "metadata"));
            fields.only(all, object.body());
        }
        return fields.found;
    }

    private void only(Set<String> known, YamlNode node) {
        switch (node) {
            case YamlMap map -> map.entries().forEach(entry -> only(known, entry));
            case YamlList list -> list.items().forEach(item -> only(known, item));
            case YamlScalar _ -> {
                // Its text is for the readers to understand.
            }
        }
    }

    private void only(Set<String> known, YamlMap.Entry entry) {
        String key = entry.key().text();
        if (!known.contains(key)) {
            found.add(
                    Violation.at(
                            object.path(),
                            entry.key().line(),
                            "%s %s has a field “%s” that no rule knows."
                                    .formatted(object.kind(), object.name(), key),
                            "One of %s."
                                    .formatted(
                                            String.join(", ", known.stream().sorted().toList()))));
            return;
        }
        Set<String> below = BELOW.get(key);
        if (below != null) {
            only(below, entry.value());
        }
    }
}
