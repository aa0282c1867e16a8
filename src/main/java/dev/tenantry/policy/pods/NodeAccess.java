package dev.tenantry.policy.pods;

import dev.tenantry.estate.Plain;
import dev.tenantry.manifest.Manifest;
import dev.tenantry.manifest.YamlMap;
import dev.tenantry.manifest.YamlNode;
import dev.tenantry.policy.change.Case;
import dev.tenantry.policy.change.RuleId;
import dev.tenantry.policy.change.Verdict;
import dev.tenantry.policy.change.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A step of a workflow runs in its own pod and nothing else: it does not reach the machine that
 * pods of other tenants run on, and makes no objects that nobody has judged.
 */
public final class NodeAccess {

    public static final String RULE = RuleId.STEPS_STAY_INSIDE.id();

    private static final Set<String> KINDS =
            Set.of("WorkflowTemplate", "CronWorkflow", "ClusterWorkflowTemplate");

    /** What mounts the machine, patches the pod by a text that no rule reads, or leaves it. */
    private static final Set<String> ALWAYS =
            Set.of(
                    "hostpath",
                    "podspecpatch",
                    "hostport",
                    "hostprocess",
                    "windowsoptions",
                    "procmount",
                    "sysctls",
                    "selinuxoptions",
                    "apparmorprofile",
                    "volumename",
                    "datasource",
                    "executorplugins",
                    "datasourceref");

    private static final Set<String> WHEN_TRUE =
            Set.of("privileged", "hostnetwork", "hostpid", "hostipc", "allowprivilegeescalation");

    /** Volumes that are the pod's own, or the namespace's. */
    private static final Set<String> VOLUMES =
            Set.of(
                    "name",
                    "emptydir",
                    "configmap",
                    "secret",
                    "projected",
                    "persistentvolumeclaim",
                    "ephemeral",
                    "downwardapi",
                    "image");

    /** A step that makes or changes an object of the cluster, written as a text. */
    private static final String RESOURCE = "resource";

    /** Whoever takes another namespace's lock makes its schedules wait. */
    private static final Set<String> LOCKS =
            Set.of("mutex", "mutexes", "semaphore", "semaphores", "configmapkeyref", "database");

    private static final Set<String> LOOKING = Set.of("get");

    private static final String CONFIG_MAP = "workflows.argoproj.io/configmap-type";
    private static final String PLUGIN = "ExecutorPlugin";

    /** Mounts a bucket, with the rights that the pod has itself. */
    private static final String OF_BUCKETS = "gcsfuse.csi.storage.gke.io";

    /** Annotations that say what a container is kept from. */
    private static final List<String> PROFILES =
            List.of(
                    "container.apparmor.security.beta.kubernetes.io/",
                    "seccomp.security.alpha.kubernetes.io/",
                    "container.seccomp.security.alpha.kubernetes.io/");

    private static final Set<String> PROFILED = Set.of("runtime/default", "docker/default");

    /** Classes of pods that every other makes way for: Kubernetes' own, and GKE's. */
    private static final List<String> FIRST = List.of("system-", "gmp-");

    /** What asks for a volume: it shall be a new one, and none that is there already. */
    private static final Set<String> CLAIMS = Set.of("volumeclaimtemplates", "volumeclaimtemplate");

    private record Reach(String key, Object value, int line) {}

    private NodeAccess() {}

    /** Empty unless a step gains something of this sort. */
    public static List<Verdict> judge(Case what) {
        List<Violation> found = new ArrayList<>();
        for (Case.Touched file : what.files()) {
            for (Manifest object : file.after()) {
                if (isPlugin(object)
                        && what.before(object).filter(NodeAccess::isPlugin).isEmpty()) {
                    found.add(refused(object, new Reach(CONFIG_MAP, PLUGIN, object.line())));
                }
                if (isOfSteps(object)) {
                    List<Reach> before = what.before(object).map(NodeAccess::in).orElse(List.of());
                    List<Reach> after = in(object);
                    after.stream()
                            .filter(now -> count(now, after) > count(now, before))
                            .findFirst()
                            .ifPresent(now -> found.add(refused(object, now)));
                }
            }
        }
        List<Verdict> verdicts = new ArrayList<>(PodMarks.judge(what));
        if (!found.isEmpty()) {
            verdicts.addAll(Violation.refuse(RULE, "", found));
        }
        return verdicts;
    }

    /** Does it say what pods of workflows run? */
    public static boolean isOfSteps(Manifest object) {
        return KINDS.contains(object.kind());
    }

    /** What one step may do, another one may not. */
    private static long count(Reach one, List<Reach> all) {
        return all.stream()
                .filter(other -> one.key.equals(other.key) && one.value.equals(other.value))
                .count();
    }

    private static Violation refused(Manifest object, Reach reach) {
        return Violation.at(
                object.path(),
                reach.line,
                "A step of %s would reach beyond its pod: %s.".formatted(object.name(), reach.key),
                "Containers, scripts and volumes of the namespace.");
    }

    /** A container that runs beside every step, written as a text. */
    private static boolean isPlugin(Manifest object) {
        return object.label(CONFIG_MAP).filter(PLUGIN::equals).isPresent();
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
                                            if (CLAIMS.contains(lower(key))
                                                    && node instanceof YamlMap claim) {
                                                taken(claim, all);
                                            }
                                        }));
        return all;
    }

    /** Labels, or no class, by which a claim is bound to a volume that somebody left there. */
    private static void taken(YamlMap claim, List<Reach> all) {
        claim.walk(
                (written, node) -> {
                    String key = lower(written);
                    boolean bound =
                            key.equals("selector")
                                    || (key.equals("storageclassname")
                                            && node.at().filter(NodeAccess::isOpen).isPresent());
                    if (bound) {
                        all.add(new Reach(written, Plain.of(node), node.line()));
                    }
                });
    }

    /** None, or whatever a parameter says. */
    private static boolean isOpen(String storageClass) {
        return storageClass.isBlank() || storageClass.contains("{{");
    }

    /** Argo Workflows takes keys in any letter case where its definition leaves them open. */
    private static boolean reaches(String written, YamlNode value) {
        String key = lower(written);
        return ALWAYS.contains(key)
                || (WHEN_TRUE.contains(key) && !isFalse(value))
                || (key.equals(RESOURCE) && makes(value))
                || (key.equals("serviceaccountname") && isFilledIn(value))
                || (key.equals("volumes") && value instanceof YamlMap volume && isOther(volume))
                || (key.equals("capabilities") && has(value, "add"))
                || (key.equals("seccompprofile") && !isDefault(value))
                || (LOCKS.contains(key) && has(value, "namespace"))
                || (key.endsWith("priorityclassname")
                        && FIRST.stream().anyMatch(prefix -> begins(value, prefix)))
                || (PROFILES.stream().anyMatch(key::startsWith)
                        && value.at().filter(PROFILED::contains).isEmpty());
    }

    /** By an account that only a run says: no rule can tell whose. */
    private static boolean isFilledIn(YamlNode value) {
        return value.at().filter(account -> account.contains("{{")).isPresent();
    }

    private static boolean isFalse(YamlNode value) {
        return value.at().filter("false"::equalsIgnoreCase).isPresent();
    }

    private static boolean makes(YamlNode value) {
        return value instanceof YamlMap map && !LOOKING.containsAll(keyed(map, "action"));
    }

    /** Of a kind that is not known to stay in the pod: another machine's, or the cloud's. */
    private static boolean isOther(YamlMap volume) {
        return volume.entries().stream()
                .filter(entry -> !VOLUMES.contains(lower(entry.key().text())))
                .anyMatch(entry -> !isBucket(entry));
    }

    private static boolean isBucket(YamlMap.Entry volume) {
        return volume.key().text().equals("csi")
                && volume.value() instanceof YamlMap csi
                && keyed(csi, "driver").equals(List.of(OF_BUCKETS));
    }

    private static boolean begins(YamlNode value, String prefix) {
        return value.at().filter(text -> text.startsWith(prefix)).isPresent();
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static boolean isDefault(YamlNode profile) {
        return profile instanceof YamlMap map
                && keyed(map, "type").equals(List.of("RuntimeDefault"));
    }

    private static boolean has(YamlNode value, String key) {
        return value instanceof YamlMap map
                && map.entries().stream()
                        .anyMatch(entry -> entry.key().text().equalsIgnoreCase(key));
    }

    /** What stands there, in each spelling of the key. */
    private static List<String> keyed(YamlMap map, String key) {
        return map.entries().stream()
                .filter(entry -> entry.key().text().equalsIgnoreCase(key))
                .map(entry -> entry.value().at().orElse(""))
                .toList();
    }
}
