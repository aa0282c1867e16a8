package dev.tenantry.policy.safeguards;

import dev.tenantry.manifest.Manifest;
import dev.tenantry.policy.argo.StaysAsWritten;
import dev.tenantry.policy.change.Case;
import dev.tenantry.policy.change.Kinds;
import dev.tenantry.policy.change.Sentence;
import dev.tenantry.policy.pods.PodMarks;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Labels and annotations by which the platform's controllers do something else with an object than
 * its fields say: those of their domains that no rule knows are named. Namespaces have {@link
 * NamespaceMarks}, pods {@link PodMarks}.
 */
final class Marks {

    /** Of which the meaning is known: nothing more, or judged by another rule. */
    private static final Pattern KNOWN =
            Pattern.compile(
                    "argocd\\.argoproj\\.io/(sync-wave|sync-options|hook|manifest-generate-paths)=.*"
                            + "|cnrm\\.cloud\\.google\\.com/(project-id|folder-id|organization-id"
                            + "|deletion-policy|force-destroy|delete-contents-on-destroy"
                            + "|state-into-spec|disable-on-destroy|disable-dependent-services"
                            + "|reconciler|unmanaged|blueprint)=.*"
                            + "|alpha\\.cnrm\\.cloud\\.google\\.com/reconciler=.*"
                            + "|cnrm\\.cloud\\.google\\.com/auto-create-network=false"
                            + "|cnrm\\.cloud\\.google\\.com/management-conflict-prevention-policy=resource"
                            + "|workflows\\.argoproj\\.io/(title|description|version|maintainer|maintainer_url|tags"
                            + "|rbac-rule|rbac-rule-precedence|service-account-token\\.name"
                            + "|default-artifact-repository)=.*"
                            + "|workflows\\.argoproj\\.io/configmap-type=(Parameter|Cache)"
                            + "|iam\\.gke\\.io/gcp-service-account=.*"
                            + "|rbac\\.authorization\\.k8s\\.io/aggregate-to-.*"
                            + "|kubernetes\\.io/(description|enforce-mountable-secrets)=.*"
                            + "|app\\.kubernetes\\.io/.*",
                    Pattern.DOTALL);

    private Marks() {}

    /** In sentences; none where all of them are known, or are as they were. */
    static Stream<Safeguards.Loss> losses(Case what, Manifest now) {
        Map<String, String> is = unknown(now);
        Map<String, String> was = what.before(now).map(Marks::unknown).orElse(Map.of());
        Stream<String> come =
                is.entrySet().stream()
                        .filter(mark -> !mark.getValue().equals(was.get(mark.getKey())))
                        .map(
                                mark ->
                                        "may be treated otherwise by %s: %s"
                                                .formatted(mark.getKey(), mark.getValue()));
        Stream<String> gone =
                was.keySet().stream()
                        .filter(key -> !is.containsKey(key))
                        .map("is no longer treated as it was by %s"::formatted);
        return Stream.concat(come, gone)
                .map(
                        said ->
                                new Safeguards.Loss(
                                        now.path(),
                                        now.lineOf("metadata"),
                                        "%s %s %s."
                                                .formatted(
                                                        Sentence.capital(Kinds.noun(now)),
                                                        now.name(),
                                                        said)));
    }

    private static Map<String, String> unknown(Manifest object) {
        Map<String, String> all = new TreeMap<>();
        if (!object.is("", "Namespace")) {
            Stream.of(object.labels(), object.annotations())
                    .flatMap(marks -> marks.entrySet().stream())
                    .filter(mark -> isUnknown(mark.getKey() + "=" + mark.getValue()))
                    .forEach(mark -> all.put(mark.getKey(), mark.getValue()));
        }
        return all;
    }

    private static boolean isUnknown(String mark) {
        return PodMarks.isOfCluster(mark)
                && !KNOWN.matcher(mark).matches()
                && !StaysAsWritten.isLookedAt(mark);
    }
}
