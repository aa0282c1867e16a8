package dev.tenantry.policy;

import dev.tenantry.estate.DesiredGrant;
import dev.tenantry.estate.Grants;
import dev.tenantry.estate.Places;
import dev.tenantry.estate.Plain;
import dev.tenantry.manifest.Manifest;
import dev.tenantry.manifest.TenantId;
import dev.tenantry.manifest.YamlMap;
import dev.tenantry.manifest.YamlNode;
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
                    "StorageBucketAccessControl", "An IAMPolicyMember on the bucket.",
                    "StorageDefaultObjectAccessControl", "An IAMPolicyMember on the bucket.",
                    "BigQueryDatasetAccess", "An IAMPolicyMember on the project with a condition.",
                    "IAMServiceAccountKey", "Workload identity, which needs no key.",
                    "PrivilegedAccessManagerEntitlement", "An IAMPolicyMember that ends.");

    /** Kinds that are grants, as long as they say one. */
    private static final Set<String> POLICIES =
            Set.of(DesiredGrant.MEMBER, "IAMPartialPolicy", "IAMPolicy");

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
        List<Violation> found =
                what.files().stream()
                        .flatMap(
                                file ->
                                        file.after().stream()
                                                .filter(m -> m.group().endsWith(CONNECTOR))
                                                .flatMap(m -> other.given(m, file.before(m))))
                        .toList();
        return found.isEmpty() ? List.of() : Violation.refuse(RULE, "", found);
    }

    /** Is it of a kind that gives access and is refused here, with what to write instead? */
    static boolean judges(Manifest object) {
        return object.group().endsWith(CONNECTOR) && KINDS.containsKey(object.kind());
    }

    /** What a manifest gives that the same object did not give before. */
    private Stream<Violation> given(Manifest manifest, Optional<Manifest> before) {
        String instead = KINDS.get(manifest.kind());
        if (instead != null) {
            return before.filter(old -> Plain.same(old, manifest)).isPresent()
                    ? Stream.empty()
                    : Stream.of(unjudged(manifest, instead));
        }
        if (POLICIES.contains(manifest.kind()) && Grants.in(manifest).isEmpty()) {
            return before.filter(old -> Plain.same(old, manifest)).isPresent()
                    ? Stream.empty()
                    : Stream.of(
                            unjudged(
                                    manifest,
                                    "One that says who holds what; without that it takes away what"
                                            + " others gave."));
        }
        if (!manifest.kind().equals("BigQueryDataset")) {
            return Stream.empty();
        }
        Set<Object> old =
                before.stream()
                        .flatMap(OtherAccess::readers)
                        .map(Plain::of)
                        .collect(Collectors.toSet());
        return readers(manifest)
                .filter(entry -> !old.contains(Plain.of(entry)))
                .filter(entry -> !isOwn(manifest, entry))
                .map(entry -> foreign(manifest, entry));
    }

    /** The entries of the access list that have no role. */
    private static Stream<YamlMap> readers(Manifest dataset) {
        return dataset.maps("spec", "access").filter(entry -> entry.at("role").isEmpty());
    }

    /** Does all that reads the dataset lie in the tenant's own project, or the platform's? */
    private boolean isOwn(Manifest dataset, YamlNode entry) {
        List<String> projects = READERS.stream().flatMap(path -> entry.at(path).stream()).toList();
        Optional<TenantId> tenant = Places.tenantOf(dataset.path());
        return !projects.isEmpty()
                && projects.stream()
                        .allMatch(
                                project ->
                                        tenant.isPresent()
                                                ? isOf(tenant.get(), project)
                                                : what.isOfNoTenant(project));
    }

    private boolean isOf(TenantId tenant, String project) {
        return what.after(tenant).filter(facts -> facts.project().equals(project)).isPresent();
    }

    private static Violation unjudged(Manifest manifest, String instead) {
        return Violation.at(
                manifest.path(),
                manifest.line(),
                manifest.kind() + " gives access that no rule can judge.",
                instead);
    }

    private static Violation foreign(Manifest dataset, YamlNode entry) {
        return Violation.at(
                dataset.path(),
                entry.line(),
                "Dataset "
                        + dataset.name()
                        + " would be read by a view, a routine or a dataset that we cannot tell to"
                        + " be of the same tenant.",
                "One that lies in the tenant's own project.");
    }
}
