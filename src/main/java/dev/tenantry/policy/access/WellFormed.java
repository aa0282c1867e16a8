package dev.tenantry.policy.access;

import dev.tenantry.estate.Condition;
import dev.tenantry.estate.DesiredGrant;
import dev.tenantry.estate.Places;
import dev.tenantry.estate.Resource;
import dev.tenantry.policy.change.Case;
import dev.tenantry.policy.change.FactoryGrants;
import dev.tenantry.policy.change.RuleId;
import dev.tenantry.policy.change.Verdict;
import dev.tenantry.policy.change.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Would Kubernetes, Config Connector and Google take the grant? Their own checks come too late or
 * not at all: a malformed member passes the schema and fails at Google, days after the merge.
 */
public final class WellFormed {

    private static final Pattern NAME =
            Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?(?:\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*+");

    /** Kinds that take IAM Conditions through Config Connector. */
    private static final Set<String> CONDITIONAL =
            Set.of(
                    "Project",
                    "Folder",
                    "Organization",
                    "BillingAccount",
                    "StorageBucket",
                    "BigQueryTable",
                    "IAMServiceAccount");

    private WellFormed() {}

    public static List<Verdict> judge(Case what) {
        List<Verdict> verdicts = new ArrayList<>();
        List<DesiredGrant> gained = what.gained();
        verdicts.addAll(
                Violation.refuse(
                        RuleId.WELL_FORMED.id(),
                        "Principal, role, names and condition are in the form that Google takes.",
                        gained.stream().flatMap(g -> form(g).stream()).toList()));
        verdicts.addAll(
                Violation.refuse(
                        RuleId.NO_BASIC_ROLES.id(),
                        "No basic role (owner, editor, viewer) is given.",
                        gained.stream().filter(g -> isBasic(g)).map(WellFormed::basic).toList()));
        verdicts.addAll(
                Violation.refuse(
                        RuleId.NO_PUBLIC_PRINCIPALS.id(),
                        "Nothing is given to everybody.",
                        gained.stream()
                                .filter(g -> g.principal().isPublic())
                                .map(WellFormed::everybody)
                                .toList()));
        verdicts.addAll(
                Violation.refuse(
                        RuleId.CONDITION_POSSIBLE.id(),
                        "This resource supports IAM conditions.",
                        gained.stream().flatMap(g -> condition(what, g).stream()).toList()));
        verdicts.addAll(KnownRoles.judge(what));
        return verdicts;
    }

    private static List<Violation> form(DesiredGrant grant) {
        List<Violation> found = new ArrayList<>();
        if (!grant.principal().isWellFormed()) {
            found.add(
                    Violation.of(
                            grant,
                            "\"" + grant.principal() + "\" is no principal that IAM knows.",
                            "user:, group: or serviceAccount: and a full address in lower case."));
        }
        if (!grant.role().isWellFormed()) {
            found.add(
                    Violation.of(
                            grant,
                            "\"" + grant.role() + "\" is no name of a role.",
                            "A name like roles/bigquery.dataViewer; a custom role has no hyphen."));
        }
        if (!NAME.matcher(grant.name()).matches() || grant.name().length() > 253) {
            found.add(
                    Violation.of(
                            grant,
                            "\"" + grant.name() + "\" is no name that Kubernetes takes.",
                            "Lower-case letters, digits and hyphens."));
        }
        grant.condition().flatMap(c -> conditionForm(grant, c)).ifPresent(found::add);
        return found;
    }

    private static Optional<Violation> conditionForm(DesiredGrant grant, Condition condition) {
        if (condition.title().isBlank() || condition.title().length() > 100) {
            return Optional.of(
                    Violation.of(
                            grant,
                            "The condition needs a title of 1 to 100 characters.",
                            "A title like expires-2026-12-06."));
        }
        return grant.reading()
                .flatMap(Condition.Reading::problem)
                .map(
                        problem ->
                                Violation.of(
                                        grant,
                                        problem,
                                        "request.time < timestamp(\"2026-12-06T18:00:00Z\"), for"
                                                + " example."));
    }

    /** Config Connector's own identity of a tenant needs to edit the tenant's project. */
    private static boolean isBasic(DesiredGrant grant) {
        boolean kcc =
                Places.factory(grant.path())
                        .filter(t -> grant.principal().member().equals(FactoryGrants.identity(t)))
                        .isPresent();
        return grant.role().isBasic() && !(kcc && grant.role().name().equals("roles/editor"));
    }

    private static Violation basic(DesiredGrant grant) {
        return Violation.of(
                grant,
                grant.role()
                        + " is a basic role: it reaches over everything in the project and takes no"
                        + " condition.",
                "A predefined role of one service, such as roles/bigquery.dataViewer.");
    }

    private static Violation everybody(DesiredGrant grant) {
        return Violation.of(
                grant,
                "This gives access to " + grant.principal().shown() + ".",
                "A person, a group or a service account.");
    }

    private static Optional<Violation> condition(Case what, DesiredGrant grant) {
        String kind = grant.target().kind();
        if (grant.condition().isEmpty()) {
            return Optional.empty();
        }
        if (grant.role().isBasic() || grant.principal().isPublic()) {
            return Optional.of(
                    Violation.of(
                            grant,
                            "Google takes no condition with a basic role, nor for everybody.",
                            "A predefined role for a named principal."));
        }
        if (!CONDITIONAL.contains(kind)) {
            return Optional.of(
                    Violation.of(
                            grant,
                            "A grant on a " + kind + " takes no condition, so it could not end.",
                            "A grant on the project whose condition names the resource."));
        }
        return isOnMixedBucket(what, grant)
                ? Optional.of(
                        Violation.of(
                                grant,
                                "The bucket has no uniform bucket-level access, so Google refuses"
                                        + " conditions on it.",
                                "Set uniformBucketLevelAccess: true on the bucket first."))
                : Optional.empty();
    }

    private static boolean isOnMixedBucket(Case what, DesiredGrant grant) {
        return grant.target().kind().equals("StorageBucket")
                && Places.tenantOf(grant.path())
                        .flatMap(what::after)
                        .flatMap(f -> f.store(Resource.Kind.BUCKET, grant.resource().name()))
                        .filter(store -> !store.takesConditions())
                        .isPresent();
    }
}
