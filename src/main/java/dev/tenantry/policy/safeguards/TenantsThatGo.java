package dev.tenantry.policy.safeguards;

import dev.tenantry.estate.Places;
import dev.tenantry.estate.ProjectClaim;
import dev.tenantry.estate.TenantFacts;
import dev.tenantry.manifest.Manifest;
import dev.tenantry.manifest.TenantId;
import dev.tenantry.policy.change.Case;
import dev.tenantry.policy.change.Identity;
import dev.tenantry.policy.change.Kinds;
import dev.tenantry.policy.change.Sentence;
import dev.tenantry.policy.change.Violation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A tenant goes when nothing of it is left. Without its namespace and its project in the factory
 * they would be nobody's here, while Argo CD and Google may keep them and all that is in them.
 */
public final class TenantsThatGo {

    private TenantsThatGo() {}

    /** What makes somebody a tenant and goes before what the tenant has. */
    public static Stream<Violation> judge(Case what) {
        return what.files().stream()
                .flatMap(
                        file ->
                                Places.factory(file.path()).stream()
                                        .flatMap(tenant -> judge(what, tenant, file)));
    }

    private static Stream<Violation> judge(Case what, TenantId tenant, Case.Touched file) {
        return file.before().stream()
                .filter(object -> object.is("", "Namespace") || isGivenUp(what, object))
                .filter(object -> isLeft(what, tenant, object))
                .map(
                        object ->
                                Violation.at(
                                        file.path(),
                                        1,
                                        "%s %s would be nobody's, while there is something in %s/."
                                                .formatted(
                                                        Sentence.capital(Kinds.noun(object)),
                                                        object.name(),
                                                        Places.folder(tenant)),
                                        "First a change that deletes what is in %s/."
                                                .formatted(Places.folder(tenant))));
    }

    /** Is something left in a namespace that goes, or of a tenant that has none any more? */
    private static boolean isLeft(Case what, TenantId tenant, Manifest object) {
        List<Manifest> own = what.manifests(Places.folder(tenant));
        if (isHomeless(what, tenant)) {
            return !own.isEmpty();
        }
        return object.is("", "Namespace")
                && Places.isOf(tenant, object.name())
                && what.after(tenant).filter(f -> f.projects().containsKey(object.name())).isEmpty()
                && own.stream().anyMatch(m -> Identity.namespace(m).equals(object.name()));
    }

    /** Without a namespace, or with one that is of no project. */
    private static boolean isHomeless(Case what, TenantId tenant) {
        return what.after(tenant).map(TenantFacts::project).filter(p -> !p.isEmpty()).isEmpty();
    }

    private static boolean isGivenUp(Case what, Manifest object) {
        return ProjectClaim.of(object)
                .filter(claim -> !what.projects().isClaimed(claim.project()))
                .isPresent();
    }

    /** A tenant that moves to another project leaves what it had in the first. */
    static Optional<Safeguards.Loss> loss(Case what, Manifest before) {
        return ProjectClaim.of(before)
                .filter(_ -> what.after(before).isPresent())
                .filter(claim -> !what.projects().isClaimed(claim.project()))
                .map(
                        claim ->
                                new Safeguards.Loss(
                                        before.path(),
                                        1,
                                        "Project %s is nobody's any more: what tenant %s has in it stays there."
                                                .formatted(claim.project(), claim.tenant())));
    }
}
