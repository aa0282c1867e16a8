package dev.tenantry.policy.isolation;

import dev.tenantry.estate.Grants;
import dev.tenantry.estate.Places;
import dev.tenantry.estate.ResourceName;
import dev.tenantry.estate.Zone;
import dev.tenantry.manifest.Manifest;
import dev.tenantry.manifest.TenantId;
import dev.tenantry.policy.change.Case;
import dev.tenantry.policy.change.Kinds;
import dev.tenantry.policy.change.Referred;
import dev.tenantry.policy.change.Sentence;
import dev.tenantry.policy.change.Violation;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An object outside of the tenants' folders, as the platform makes them, does not lie in a tenant's
 * project: Config Connector would take over what the tenant has there.
 */
final class StrayObjects {

    /** They lie in no namespace. */
    private static final Set<String> OF_CLUSTER =
            Set.of("ClusterRole", "ClusterRoleBinding", "ClusterWorkflowTemplate");

    private StrayObjects() {}

    static Optional<Violation> judge(Case what, Manifest object) {
        return object.namespace()
                .flatMap(Places::ofNamespace)
                .map(tenant -> placed(object, tenant))
                .or(() -> unplaced(object))
                .or(() -> project(what, object))
                .or(() -> OwnTarget.judge(what, object))
                .or(() -> Buckets.misnamed(object))
                .or(() -> Buckets.owner(what, object).map(tenant -> placed(object, tenant)))
                .or(() -> FromFactory.again(what, object))
                .or(() -> ActingAs.judge(what, object));
    }

    /**
     * It would go to the namespace of whichever Application applies it, controllers' among them.
     */
    private static Optional<Violation> unplaced(Manifest object) {
        boolean needed =
                Zone.of(object.path()).filter(Zone.PLATFORM::equals).isPresent()
                        && Kinds.of(object).isPresent()
                        && !OF_CLUSTER.contains(object.kind());
        return needed && object.namespace().isEmpty()
                ? Optional.of(
                        Violation.at(
                                object.path(),
                                object.lineOf("metadata"),
                                "%s %s does not say into which namespace it goes."
                                        .formatted(
                                                Sentence.capital(Kinds.noun(object)),
                                                object.name()),
                                "A metadata.namespace."))
                : Optional.empty();
    }

    private static Violation placed(Manifest object, TenantId tenant) {
        return Violation.at(
                object.path(),
                object.lineOf("metadata", "namespace"),
                "%s %s goes to the namespace of tenant %s, and stands outside of its folders."
                        .formatted(Sentence.capital(Kinds.noun(object)), object.name(), tenant),
                "A file in the folders of tenant %s.".formatted(tenant));
    }

    /** Grants have rules of their own ({@link StrayGrants}). */
    private static Optional<Violation> project(Case what, Manifest object) {
        if (Grants.KINDS.contains(object.kind())) {
            return Optional.empty();
        }
        List<String> before =
                what.before(object).map(old -> Referred.projects(what, old)).orElse(List.of());
        return Referred.projects(what, object).stream()
                .flatMap(
                        p ->
                                ResourceName.isNumber(p) && !before.contains(p)
                                        ? Stream.of(numbered(object, p))
                                        : what.owners(p).stream()
                                                .map(tenant -> refused(object, p, tenant)))
                .findFirst()
                .or(() -> Referred.tenants(object).findFirst().map(t -> named(object, t)));
    }

    private static Violation named(Manifest object, TenantId tenant) {
        return Violation.at(
                object.path(),
                object.lineOf("spec"),
                "%s %s names an object in the namespace of tenant %s, and stands outside of its folders."
                        .formatted(Sentence.capital(Kinds.noun(object)), object.name(), tenant),
                "A file in the folders of tenant %s.".formatted(tenant));
    }

    private static Violation numbered(Manifest object, String number) {
        return Violation.at(
                object.path(),
                object.line(),
                "We cannot tell whose project number %s is.".formatted(number),
                "The project by its id.");
    }

    private static Violation refused(Manifest object, String project, TenantId tenant) {
        return Violation.at(
                object.path(),
                object.line(),
                "%s %s lies in project %s or refers to it, which is tenant %s's."
                        .formatted(
                                Sentence.capital(Kinds.noun(object)),
                                object.name(),
                                project,
                                tenant),
                "A file in the folders of tenant %s.".formatted(tenant));
    }
}
