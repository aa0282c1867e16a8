package dev.tenantry.policy.access;

import dev.tenantry.estate.DesiredGrant;
import dev.tenantry.estate.Grants;
import dev.tenantry.estate.Plain;
import dev.tenantry.manifest.Manifest;
import dev.tenantry.policy.change.Case;
import dev.tenantry.policy.change.RuleId;
import dev.tenantry.policy.change.Verdict;
import dev.tenantry.policy.change.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Access that is given without a principal and a role, where no other rule would see it: by access
 * control lists of buckets, by objects of Config Connector that stand beside IAM's policies, and by
 * what a dataset lets read it in somebody else's name.
 */
public final class OtherAccess {

    public static final String RULE = RuleId.ACCESS_BY_ROLE.id();

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

    private final Case what;

    private OtherAccess(Case what) {
        this.what = what;
    }

    /** Nothing to say about a change that gives nothing of this sort. */
    public static List<Verdict> judge(Case what) {
        OtherAccess other = new OtherAccess(what);
        List<Violation> found =
                what.files().stream()
                        .flatMap(
                                file ->
                                        file.after().stream()
                                                .filter(m -> m.group().endsWith(CONNECTOR))
                                                .flatMap(m -> other.given(m, what.before(m))))
                        .toList();
        List<Verdict> verdicts = new ArrayList<>(PeoplesAccounts.judge(what));
        if (!found.isEmpty()) {
            verdicts.addAll(Violation.refuse(RULE, "", found));
        }
        return verdicts;
    }

    /** Is it of a kind that gives access and is refused here, with what to write instead? */
    public static boolean judges(Manifest object) {
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
        return manifest.kind().equals("BigQueryDataset")
                ? DatasetReaders.judge(what, manifest, before)
                : Stream.empty();
    }

    private static Violation unjudged(Manifest manifest, String instead) {
        return Violation.at(
                manifest.path(),
                manifest.line(),
                manifest.kind() + " gives access that no rule can judge.",
                instead);
    }
}
