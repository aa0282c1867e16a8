package dev.tenantry.policy.pods;

import dev.tenantry.estate.Area;
import dev.tenantry.estate.Notes;
import dev.tenantry.estate.Places;
import dev.tenantry.estate.TenantFacts;
import dev.tenantry.manifest.Manifest;
import dev.tenantry.manifest.YamlList;
import dev.tenantry.manifest.YamlMap;
import dev.tenantry.manifest.YamlNode;
import dev.tenantry.policy.change.Case;
import dev.tenantry.policy.change.Verdict;
import dev.tenantry.policy.change.Violation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What pods of steps say to others: labels and annotations by which controllers let them be more
 * than a pod, and which pods and machines make way for them.
 */
public final class PodMarks {

    /** What is known to change nothing but what the pod is called, or how long it stays. */
    private static final Pattern KNOWN =
            Pattern.compile(
                    "(app\\.kubernetes\\.io|prometheus\\.io|gke-gcsfuse)/.*"
                            + "|"
                            + Pattern.quote(Notes.PREFIX)
                            + ".*"
                            + "|workflows\\.argoproj\\.io/(title|description)=.*"
                            + "|cluster-autoscaler\\.kubernetes\\.io/safe-to-evict(-local-volumes)?=.*"
                            + "|kubectl\\.kubernetes\\.io/default-container=.*"
                            + "|((container\\.)?(seccomp|apparmor)\\.security\\.(alpha|beta)\\.kubernetes\\.io/.*)"
                            + "|sidecar\\.istio\\.io/inject=false|linkerd\\.io/inject=disabled",
                    Pattern.DOTALL);

    /** Domains by which clusters themselves act, and what usually runs in them. */
    private static final Pattern ACTING =
            Pattern.compile(
                    "([^/]*\\.)?(k8s\\.io|x-k8s\\.io|kubernetes\\.io|gke\\.io|google\\.com"
                            + "|googleapis\\.com|istio\\.io|linkerd\\.io|cilium\\.io"
                            + "|argoproj\\.io)/.*",
                    Pattern.DOTALL);

    /** Taints that Google gives to sorts of machines, and nobody to those kept for somebody. */
    private static final Pattern OF_MACHINES =
            Pattern.compile(
                    "nvidia\\.com/gpu|google\\.com/tpu|kubernetes\\.io/arch|node\\.kubernetes\\.io/.*"
                            + "|cloud\\.google\\.com/(gke-spot|gke-queued|compute-class)"
                            + "|sandbox\\.gke\\.io/runtime");

    private static final Set<String> METADATA =
            Set.of("metadata", "podmetadata", "workflowmetadata");
    private static final Set<String> MAPS = Set.of("labels", "annotations", "labelsfrom");

    /** Something that a step says, and whether it is refused where it comes. */
    private record Mark(String said, boolean refused, int line) {}

    private final Case what;
    private final List<Violation> refused = new ArrayList<>();
    private final List<Violation> named = new ArrayList<>();

    /** By folder, what steps in it say already. */
    private final Map<Area, Set<String>> usual = new HashMap<>();

    private PodMarks(Case what) {
        this.what = what;
    }

    /** Is it of a domain by which clusters act? Its value stands behind an equals sign. */
    public static boolean isOfCluster(String mark) {
        return ACTING.matcher(mark).matches();
    }

    static List<Verdict> judge(Case what) {
        PodMarks marks = new PodMarks(what);
        what.files().stream()
                .flatMap(file -> file.altered())
                .filter(NodeAccess::isOfSteps)
                .forEach(marks::gained);
        return marks.verdicts();
    }

    private List<Verdict> verdicts() {
        List<Verdict> verdicts = new ArrayList<>();
        if (!refused.isEmpty()) {
            verdicts.addAll(Violation.refuse(NodeAccess.RULE, "", refused));
        }
        if (!named.isEmpty()) {
            verdicts.addAll(Violation.warn(NodeAccess.RULE, "", named));
        }
        return verdicts;
    }

    private void gained(Manifest object) {
        Set<String> had = new HashSet<>();
        what.before(object).stream()
                .flatMap(old -> in(old).stream())
                .forEach(mark -> had.add(mark.said));
        in(object).stream()
                .filter(mark -> had.add(mark.said))
                .filter(mark -> mark.refused || !isUsual(object, mark))
                .forEach(mark -> (mark.refused ? refused : named).add(violation(object, mark)));
    }

    /** Do other steps of the same owner say it already? */
    private boolean isUsual(Manifest object, Mark mark) {
        return Places.tenant(object.path())
                .map(Places::folder)
                .filter(folder -> usual.computeIfAbsent(folder, this::read).contains(mark.said))
                .isPresent();
    }

    private Set<String> read(Area folder) {
        return TenantFacts.manifests(what.estate(), folder.list(what.estate())).stream()
                .filter(NodeAccess::isOfSteps)
                .flatMap(other -> in(other).stream())
                .map(Mark::said)
                .collect(Collectors.toSet());
    }

    private static Violation violation(Manifest object, Mark mark) {
        return Violation.at(
                object.path(),
                mark.line,
                "Pods of %s would be more than pods to others by %s."
                        .formatted(object.name(), mark.said),
                "Labels and annotations of the house's own.");
    }

    private static List<Mark> in(Manifest object) {
        List<Mark> marks = new ArrayList<>();
        object.node("spec").ifPresent(spec -> spec.walk((key, node) -> take(key, node, marks)));
        return marks;
    }

    private static void take(String written, YamlNode node, List<Mark> marks) {
        String key = written.toLowerCase(Locale.ROOT);
        if (METADATA.contains(key) && node instanceof YamlMap map) {
            entries(map).flatMap(entry -> mark(entry).stream()).forEach(marks::add);
        }
        if (key.endsWith("priorityclassname")) {
            node.at()
                    .ifPresent(
                            name ->
                                    marks.add(
                                            new Mark(
                                                    "priority class " + name, false, node.line())));
        }
        if (key.equals("tolerations") && node instanceof YamlList list) {
            list.items().stream()
                    .filter(one -> one.at("key").filter(PodMarks::isOfMachines).isEmpty())
                    .forEach(one -> marks.add(tolerated(one)));
        }
    }

    private static boolean isOfMachines(String taint) {
        return OF_MACHINES.matcher(taint).matches();
    }

    /** Machines of others are kept for them by taints. */
    private static Mark tolerated(YamlNode toleration) {
        String taint =
                toleration
                        .at("key")
                        .filter(key -> !key.isEmpty())
                        .map(
                                key ->
                                        "of taint "
                                                + key
                                                + toleration
                                                        .at("value")
                                                        .map("="::concat)
                                                        .orElse(""))
                        .orElse("of every taint");
        return new Mark("a toleration " + taint, false, toleration.line());
    }

    private static Stream<YamlMap.Entry> entries(YamlMap metadata) {
        return metadata.entries().stream()
                .filter(e -> MAPS.contains(e.key().text().toLowerCase(Locale.ROOT)))
                .filter(e -> e.value() instanceof YamlMap)
                .flatMap(e -> ((YamlMap) e.value()).entries().stream());
    }

    private static Optional<Mark> mark(YamlMap.Entry entry) {
        String key = entry.key().text();
        String said = key + "=" + entry.value().at().orElse("");
        boolean plain = key.indexOf('/') < 0 || KNOWN.matcher(said).matches();
        return plain
                ? Optional.empty()
                : Optional.of(new Mark(said, ACTING.matcher(said).matches(), entry.key().line()));
    }
}
