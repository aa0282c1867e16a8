package dev.tenantry.policy.files;

import dev.tenantry.estate.ArgoName;
import dev.tenantry.estate.DesiredGrant;
import dev.tenantry.manifest.Manifest;
import dev.tenantry.manifest.YamlList;
import dev.tenantry.manifest.YamlMap;
import dev.tenantry.manifest.YamlNode;
import dev.tenantry.manifest.YamlScalar;
import dev.tenantry.policy.change.Case;
import dev.tenantry.policy.change.Kinds;
import dev.tenantry.policy.change.RuleId;
import dev.tenantry.policy.change.Verdict;
import dev.tenantry.policy.change.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Objects have only fields that are known: beside its spec no object has anything that would make
 * its controller act otherwise (Argo CD starts an {@code operation} that it finds), kinds that give
 * access have only fields that the rules read, and other kinds those of their definitions ({@link
 * SpecFields}). One that nobody knows, misspelled or of a newer version, could give more than what
 * was read. Fields as in Config Connector 1.155, Argo CD 3.6 and Kubernetes.
 */
public final class KnownFields {

    public static final String RULE = RuleId.KNOWN_FIELDS.id();

    private static final Set<String> OBJECT = Set.of("apiVersion", "kind", "metadata");

    /** What else could be there would keep an object, or have it deleted with another. */
    private static final Set<String> METADATA =
            Set.of("name", "namespace", "labels", "annotations", "creationTimestamp");

    /** Beside those of every object; a kind that is not named here has a spec and nothing else. */
    private static final Map<String, Set<String>> OBJECTS =
            Map.of(
                    "ConfigMap", Set.of("data", "binaryData", "immutable"),
                    "ServiceAccount",
                            Set.of("automountServiceAccountToken", "imagePullSecrets", "secrets"),
                    "Role", Set.of("rules"),
                    "RoleBinding", Set.of("subjects", "roleRef"),
                    "ClusterRole", Set.of("rules"),
                    "ClusterRoleBinding", Set.of("subjects", "roleRef"));

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
                    Set.of("resourceRef", "service", "auditLogConfigs"),
                    "ConfigConnectorContext",
                    Set.of("googleServiceAccount", "requestProjectPolicy", "stateIntoSpec"));

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
    public static List<Verdict> judge(Case what) {
        List<Violation> found = new ArrayList<>();
        for (Case.Touched file : what.files()) {
            file.altered().forEach(object -> found.addAll(in(object)));
        }
        return found.isEmpty() ? List.of() : Violation.refuse(RULE, "", found);
    }

    private static List<Violation> in(Manifest object) {
        KnownFields fields = new KnownFields(object);
        if (Kinds.of(object).isEmpty()) {
            return fields.found;
        }
        Set<String> own = OBJECTS.getOrDefault(object.kind(), Set.of("spec"));
        object.body().entries().stream()
                .filter(entry -> !isEmptyStatus(entry))
                .forEach(entry -> fields.only(both(OBJECT, own), entry));
        object.node("metadata").ifPresent(metadata -> fields.metadata(metadata));
        ArgoFields.unknown(object)
                .forEach(
                        entry -> fields.found.add(fields.unknown(ArgoFields.known(object), entry)));
        Set<String> spec = SPECS.get(object.kind());
        if (spec != null) {
            object.node("spec").ifPresent(node -> fields.only(spec, node));
        } else {
            SpecFields.unknown(object)
                    .forEach(one -> fields.found.add(fields.unknown(one.known(), one.entry())));
        }
        return fields.found;
    }

    private void metadata(YamlNode metadata) {
        Set<String> known =
                ArgoName.isArgo(object) ? both(METADATA, Set.of("finalizers")) : METADATA;
        if (metadata instanceof YamlMap map) {
            for (YamlMap.Entry entry : map.entries()) {
                if (!known.contains(entry.key().text())) {
                    found.add(unknown(known, entry));
                }
            }
        }
    }

    /** As tools write it that make a manifest to begin with. */
    private static boolean isEmptyStatus(YamlMap.Entry entry) {
        return entry.key().text().equals("status")
                && entry.value() instanceof YamlMap map
                && map.entries().isEmpty();
    }

    private static Set<String> both(Set<String> some, Set<String> more) {
        return Stream.concat(some.stream(), more.stream()).collect(Collectors.toSet());
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
            found.add(unknown(known, entry));
            return;
        }
        Set<String> below = BELOW.get(key);
        if (below != null) {
            only(below, entry.value());
        }
    }

    private Violation unknown(Set<?> known, YamlMap.Entry entry) {
        return Violation.at(
                object.path(),
                entry.key().line(),
                "%s %s has a field “%s” that no rule knows."
                        .formatted(object.kind(), object.name(), entry.key().text()),
                "One of %s."
                        .formatted(
                                String.join(
                                        ", ",
                                        known.stream().map(String::valueOf).sorted().toList())));
    }
}
