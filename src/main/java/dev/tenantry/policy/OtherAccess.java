package dev.tenantry.policy;

import dev.tenantry.manifest.Manifest;
import dev.tenantry.manifest.TenantId;
import dev.tenantry.manifest.YamlMap;
import dev.tenantry.manifest.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Access that is given without a principal and a role, where no other rule would see it: by access
 * control lists of buckets, by objects of Config Connector that stand beside IAM's policies, and by
 * what a dataset lets read it in somebody else's name.
 */
final class OtherAccess {

    static final String RULE = "access-by-role";

    private static final String CONNECTOR = ".cnrm.cloud.google.com";

    /** What is given by each kind, and what gives the same where it can be judged. */
    private static final Map<String, String> KINDS =
            Map.of(
                    "StorageBucketAccessControl", "an IAMPolicyMember on the bucket",
                    "StorageDefaultObjectAccessControl", "an IAMPolicyMember on the bucket",
                    "BigQueryDatasetAccess", "an IAMPolicyMember on the project with a condition",
                    "IAMServiceAccountKey", "workload identity, which needs no key",
                    "PrivilegedAccessManagerEntitlement", "an IAMPolicyMember that ends");

    /** A dataset lets these read it: queries of a view, a routine, every view of a dataset. */
    private static final List<String[]> READERS =
            List.of(
                    new String[] {"view", "projectId"},
                    new String[] {"routine", "projectId"},
                    new String[] {"dataset", "dataset", "projectId"});

    private final Case what;

    private OtherAccess(Case what) {
        this.what = what;
    }

    /** Nothing to say about a change that gives nothing of this sort. */
    static List<Verdict> judge(Case what) {
        OtherAccess other = new OtherAccess(what);
        List<Violation> found = new ArrayList<>();
        for (Case.Touched file : what.files()) {
            Set<Object> old =
                    file.before().stream()
                            .map(manifest -> Plain.of(manifest.body()))
                            .collect(Collectors.toSet());
            file.after().stream()
                    .filter(manifest -> !old.contains(Plain.of(manifest.body())))
                    .forEach(manifest -> other.look(manifest, file.before(), found));
        }
        return found.isEmpty() ? List.of() : Violation.refuse(RULE, "", found);
    }

    private void look(Manifest manifest, List<Manifest> before, List<Violation> found) {
        String instead = KINDS.get(manifest.kind());
        if (!manifest.group().endsWith(CONNECTOR)) {
            return;
        }
        if (instead != null) {
            found.add(
                    violation(
                            manifest.path(),
                            manifest.line(),
                            manifest.kind() + " gives access that no rule can judge.",
                            instead));
        } else if (manifest.kind().equals("BigQueryDataset")) {
            Set<Object> old =
                    before.stream()
                            .filter(b -> b.kind().equals(manifest.kind()))
                            .filter(b -> b.name().equals(manifest.name()))
                            .flatMap(OtherAccess::readers)
                            .map(Plain::of)
                            .collect(Collectors.toSet());
            readers(manifest)
                    .filter(entry -> !old.contains(Plain.of(entry)))
                    .filter(entry -> !isOwn(manifest, entry))
                    .forEach(entry -> found.add(foreign(manifest, entry)));
        }
    }

    /** The entries of the access list that have no role. */
    private static Stream<YamlMap> readers(Manifest dataset) {
        return dataset.maps("spec", "access").filter(entry -> entry.at("role").isEmpty());
    }

    /** Does all that reads the dataset lie in the tenant's own project, or the platform's? */
    private boolean isOwn(Manifest dataset, YamlNode entry) {
        List<String> projects = READERS.stream().flatMap(path -> entry.at(path).stream()).toList();
        Optional<TenantId> tenant = Case.concerns(dataset.path());
        return !projects.isEmpty()
                && projects.stream()
                        .allMatch(
                                project ->
                                        tenant.isPresent()
                                                ? isOf(tenant.get(), project)
                                                : isOfNone(project));
    }

    private boolean isOf(TenantId tenant, String project) {
        return what.after(tenant).filter(facts -> facts.project().equals(project)).isPresent();
    }

    /** A number is a project, too, and nobody knows here whose. */
    private boolean isOfNone(String project) {
        return what.owner(project).isEmpty() && !isNumber(project);
    }

    private static boolean isNumber(String project) {
        return project.chars().allMatch(Character::isDigit);
    }

    private static Violation foreign(Manifest dataset, YamlNode entry) {
        return violation(
                dataset.path(),
                entry.line(),
                "Dataset "
                        + dataset.name()
                        + " would be read by a view, a routine or a dataset that we cannot tell to"
                        + " be of the same tenant.",
                "one that lies in the tenant's own project");
    }

    private static Violation violation(String path, int line, String sentence, String instead) {
        String allowed = Character.toUpperCase(instead.charAt(0)) + instead.substring(1) + ".";
        return new Violation(sentence, Optional.of(allowed), Optional.of(path + ":" + line));
    }
}
