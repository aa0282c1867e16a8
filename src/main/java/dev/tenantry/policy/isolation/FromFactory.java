package dev.tenantry.policy.isolation;

import dev.tenantry.estate.Mentions;
import dev.tenantry.estate.Places;
import dev.tenantry.estate.ProjectClaim;
import dev.tenantry.estate.Zone;
import dev.tenantry.manifest.Manifest;
import dev.tenantry.manifest.TenantId;
import dev.tenantry.policy.change.Case;
import dev.tenantry.policy.change.Identity;
import dev.tenantry.policy.change.Kinds;
import dev.tenantry.policy.change.Sentence;
import dev.tenantry.policy.change.Violation;
import dev.tenantry.policy.safeguards.TakenById;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the factory makes for a tenant in a namespace of its own, with rights over all tenants. It
 * lies in the tenant's project, but for the tenant's identity, and takes over nothing that is
 * there: Config Connector makes what it finds its own, and deletes it with the manifest.
 */
final class FromFactory {

    /** What lies in a project, which may be any to the factory. */
    private static final Set<String> IN_PROJECT =
            Set.of("IAMServiceAccount", "IAMCustomRole", "Service");

    private final Case what;
    private final TenantId tenant;
    private final Manifest object;
    private final String project;

    private FromFactory(Case what, TenantId tenant, Manifest object, String project) {
        this.what = what;
        this.tenant = tenant;
        this.object = object;
        this.project = project;
    }

    /** Empty for what stands in the tenant's own folder. */
    static Optional<Violation> judge(Case what, TenantId tenant, Manifest object, String project) {
        FromFactory made = new FromFactory(what, tenant, object, project);
        return Places.factory(object.path()).isEmpty()
                ? Optional.empty()
                : made.elsewhere().or(made::taken).or(made::numbered).or(made::ofPlatform);
    }

    private Optional<Violation> elsewhere() {
        String identity = PlatformNames.IDENTITY + tenant;
        boolean own =
                liesIn().filter(project::equals).isPresent()
                        || (object.kind().equals("IAMServiceAccount")
                                && object.name().equals(identity)
                                && object.at("spec", "resourceID")
                                        .filter(id -> !id.equals(identity))
                                        .isEmpty());
        return own || !IN_PROJECT.contains(object.kind())
                ? Optional.empty()
                : refuse(
                        "metadata",
                        "%s would not lie in the project of tenant %s.".formatted(shown(), tenant),
                        "Project %s in %s, or the account %s."
                                .formatted(project, ProjectClaim.ANNOTATION, identity));
    }

    private Optional<String> liesIn() {
        return Stream.of(
                        object.annotation(ProjectClaim.ANNOTATION),
                        object.at("spec", "projectRef", "external"),
                        Optional.of(project)
                                .filter(_ -> Places.isOf(tenant, Identity.namespace(object))))
                .flatMap(Optional::stream)
                .map(id -> id.startsWith("projects/") ? id.substring("projects/".length()) : id)
                .findFirst();
    }

    /** Which of them an id is of nobody here knows. */
    private Optional<Violation> taken() {
        return TakenById.id(what, object)
                .flatMap(
                        id ->
                                refuse(
                                        "spec",
                                        "%s would take over %s %s, of which nobody here knows whose it is."
                                                .formatted(shown(), Kinds.noun(object), id),
                                        "A new " + Kinds.noun(object) + "."));
    }

    /** A budget tells what is spent in the projects that it names. */
    private Optional<Violation> numbered() {
        return object.kind().equals("BillingBudgetsBudget")
                ? Mentions.numbers(object).stream()
                        .findFirst()
                        .flatMap(
                                number ->
                                        refuse(
                                                "spec",
                                                "We cannot tell whose project number %s is."
                                                        .formatted(number),
                                                "The project by its id."))
                : Optional.empty();
    }

    private Optional<Violation> ofPlatform() {
        return isIn(what.manifests(Zone.PLATFORM.folder()), object)
                ? refuse("metadata", shown() + " is the platform's.", "Another name.")
                : Optional.empty();
    }

    /** Outside of tenants' folders: is it what the factory makes for a tenant? */
    static Optional<Violation> again(Case what, Manifest object) {
        boolean may =
                Kinds.of(object).filter(kind -> kind.zones().contains(Zone.FACTORY)).isPresent()
                        && PlatformNames.isOfFactory(what, Identity.namespace(object));
        return may && isIn(what.manifests(Zone.FACTORY.folder()), object)
                ? Optional.of(
                        Violation.at(
                                object.path(),
                                object.lineOf("metadata"),
                                "%s %s stands in the factory already, as a tenant's."
                                        .formatted(
                                                Sentence.capital(Kinds.noun(object)),
                                                object.name()),
                                "One manifest of it."))
                : Optional.empty();
    }

    private static boolean isIn(List<Manifest> others, Manifest object) {
        return others.stream().anyMatch(other -> Identity.isNamesake(object, other));
    }

    private String shown() {
        return Sentence.capital(Kinds.noun(object)) + " " + object.name();
    }

    private Optional<Violation> refuse(String where, String sentence, String allowed) {
        return Optional.of(Violation.at(object.path(), object.lineOf(where), sentence, allowed));
    }
}
