package dev.tenantry.policy.access;

import dev.tenantry.estate.Area;
import dev.tenantry.estate.DesiredGrant;
import dev.tenantry.estate.Places;
import dev.tenantry.estate.ProjectClaim;
import dev.tenantry.estate.ResourceName;
import dev.tenantry.estate.Role;
import dev.tenantry.estate.TenantFacts;
import dev.tenantry.estate.Zone;
import dev.tenantry.manifest.Manifest;
import dev.tenantry.policy.change.Case;
import dev.tenantry.policy.change.FactsThere;
import dev.tenantry.policy.change.RuleId;
import dev.tenantry.policy.change.Verdict;
import dev.tenantry.policy.change.Violation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a role lets do is known: by our catalog, or by the manifest that makes it. */
public final class KnownRoles {

    public static final String RULE = RuleId.KNOWN_ROLE.id();

    private static final String MADE = "IAMCustomRole";

    private KnownRoles() {}

    /** Empty where all are known. */
    static List<Verdict> judge(Case what) {
        List<Violation> unknown =
                what.gained().stream().flatMap(grant -> unknown(what, grant).stream()).toList();
        return unknown.isEmpty() ? List.of() : Violation.warn(RULE, "", unknown);
    }

    private static Optional<Violation> unknown(Case what, DesiredGrant grant) {
        Role role = grant.role();
        if (!role.isWellFormed() || role.isBasic()) {
            return Optional.empty();
        }
        if (role.isCustom()) {
            return isMade(what, grant)
                    ? Optional.empty()
                    : Optional.of(
                            Violation.of(
                                    grant,
                                    "No manifest makes %s: nobody can read here what it lets do."
                                            .formatted(role),
                                    "A role of Google's, or one that a manifest makes."));
        }
        return RoleCatalog.standard().find(role).isPresent()
                ? Optional.empty()
                : Optional.of(
                        Violation.of(
                                grant,
                                role
                                        + " is not in our catalog of roles; a role that Google does"
                                        + " not have fails after the merge.",
                                "Check the spelling in Google's role reference."));
    }

    /** A role of the same name may be another project's, or the organisation's. */
    private static boolean lies(Case what, Manifest object, String role) {
        Optional<String> project = ResourceName.projectOf(role);
        if (project.isEmpty()) {
            return object.annotation("cnrm.cloud.google.com/organization-id").isPresent();
        }
        Optional<String> own =
                object.annotation(ProjectClaim.ANNOTATION)
                        .or(
                                () ->
                                        Places.tenantOf(object.path())
                                                .flatMap(t -> FactsThere.of(what, t, object))
                                                .map(TenantFacts::project));
        return own.isEmpty() || own.equals(project);
    }

    private static boolean isMade(Case what, DesiredGrant grant) {
        Stream<Area> own =
                Places.tenantOf(grant.path()).stream()
                        .flatMap(t -> Stream.of(Places.infra(t), Places.factory(t)));
        return Stream.concat(own, Stream.of(Zone.PLATFORM.folder()))
                .flatMap(folder -> what.manifests(folder).stream())
                .filter(object -> object.kind().equals(MADE))
                .filter(object -> ResourceName.of(object).equals(grant.role().shortName()))
                .anyMatch(object -> lies(what, object, grant.role().name()));
    }
}
