package dev.tenantry.policy;

import dev.tenantry.estate.Plain;
import dev.tenantry.manifest.Manifest;
import dev.tenantry.manifest.YamlMap;
import dev.tenantry.manifest.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A step of a workflow runs in its own pod and nothing else: it does not reach the machine that
 * pods of other tenants run on, and makes no objects that nobody has judged.
 */
final class NodeAccess {

    static final String RULE = "steps-stay-inside";

    private static final Set<String> KINDS =
            Set.of("WorkflowTemplate", "CronWorkflow", "ClusterWorkflowTemplate");

    /** What mounts the machine, or patches the pod by a text that no rule reads. */
    private static final Set<String> ALWAYS = Set.of("hostPath", "podSpecPatch");

    private static final Set<String> WHEN_TRUE =
            Set.of("privileged", "hostNetwork", "hostPID", "hostIPC", "allowPrivilegeEscalation");

    /** A step that makes or changes an object of the cluster, written as a text. */
    private static final String RESOURCE = "resource";

    private record Reach(String key, Object value, int line) {}

    private NodeAccess() {}

    /** Empty unless a step gains something of this sort. */
    static List<Verdict> judge(Case what) {
        List<Violation> found = new ArrayList<>();
        for (Case.Touched file : what.files()) {
            for (Manifest object : file.after()) {
                if (KINDS.contains(object.kind())) {
                    List<Reach> before = file.before(object).map(NodeAccess::in).orElse(List.of());
                    in(object).stream()
                            .filter(now -> before.stream().noneMatch(old -> isSame(old, now)))
                            .findFirst()
                            .ifPresent(now -> found.add(refused(object, now)));
                }
            }
        }
        return found.isEmpty() ? List.of() : Violation.refuse(RULE, "", found);
    }

    private static boolean isSame(Reach one, Reach other) {
        return one.key.equals(other.key) && one.value.equals(other.value);
    }

    private static Violation refused(Manifest object, Reach reach) {
        return Violation.at(
                object.path(),
                reach.line,
                "A step of %s would reach beyond its pod: %s.".formatted(object.name(), reach.key),
                "Containers, scripts and volumes of the namespace.");
    }

    private static List<Reach> in(Manifest object) {
        List<Reach> all = new ArrayList<>();
        object.node("spec")
                .ifPresent(
                        spec ->
                                spec.walk(
                                        (key, node) -> {
                                            if (reaches(key, node)) {
                                                all.add(
                                                        new Reach(
                                                                key, Plain.of(node), node.line()));
                                            }
                                        }));
        return all;
    }

    private static boolean reaches(String key, YamlNode value) {
        return ALWAYS.contains(key)
                || (WHEN_TRUE.contains(key) && !isFalse(value))
                || (key.equals(RESOURCE) && makes(value));
    }

    private static boolean isFalse(YamlNode value) {
        return value.at().filter("false"::equals).isPresent();
    }

    private static boolean makes(YamlNode value) {
        return value instanceof YamlMap map && map.get("action").isPresent();
    }
}
