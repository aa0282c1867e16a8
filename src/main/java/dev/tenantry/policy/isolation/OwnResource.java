package dev.tenantry.policy.isolation;

import dev.tenantry.estate.DesiredGrant;
import dev.tenantry.estate.Places;
import dev.tenantry.estate.ProjectClaim;
import dev.tenantry.estate.Resource;
import dev.tenantry.estate.ResourceName;
import dev.tenantry.estate.TenantFacts;
import dev.tenantry.estate.Zone;
import dev.tenantry.manifest.Manifest;
import dev.tenantry.manifest.TenantId;
import dev.tenantry.policy.change.Case;
import dev.tenantry.policy.change.FactoryGrants;
import dev.tenantry.policy.change.Violation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Is what a grant in a tenant's folders is on the tenant's own? What cannot be told to be is
 * refused.
 */
final class OwnResource {

    private final Case what;
    private final DesiredGrant grant;
    private final TenantFacts facts;
    private final TenantId tenant;
    private final boolean inFolder;

    private OwnResource(Case what, DesiredGrant grant, TenantFacts facts) {
        this.what = what;
        this.grant = grant;
        this.facts = facts;
        this.tenant = facts.tenant();
        this.inFolder = Places.tenant(grant.path()).isPresent();
    }

    static Optional<Violation> judge(Case what, DesiredGrant grant, TenantFacts facts) {
        OwnResource own = new OwnResource(what, grant, facts);
        return own.namespaces().or(own::claim).or(own::naming).or(own::place);
    }

    private Optional<Violation> namespaces() {
        if (isForeign(grant.namespace())) {
            return refuse(
                    "The manifest goes to namespace " + grant.namespace() + ".",
                    "namespace: " + Places.namespace(tenant));
        }
        return grant.target()
                .namespace()
                .filter(this::isForeign)
                .flatMap(
                        n ->
                                refuse(
                                        "The resource is in the namespace of another tenant.",
                                        "A resource of tenant " + tenant + "."));
    }

    /**
     * The factory has a namespace of its own, where it makes what tenants do not make themselves.
     */
    private boolean isForeign(String namespace) {
        boolean own =
                namespace.isEmpty()
                        ? !Places.namespace(grant.path()).isEmpty()
                        : Places.isOf(tenant, namespace);
        return !own && (inFolder || !PlatformNames.isOfFactory(what, namespace));
    }

    /** A tenant cannot make another's project its own by writing it into its namespace. */
    private Optional<Violation> claim() {
        String project = facts.project();
        if (project.isEmpty()) {
            return refuse(
                    "Tenant %s has no project in %s/.".formatted(tenant, Zone.FACTORY.folder()),
                    "A namespace with cnrm.cloud.google.com/project-id.");
        }
        return what.otherOwner(tenant, project)
                .flatMap(
                        other ->
                                refuse(
                                        "Project " + project + " belongs to tenant " + other + ".",
                                        "The project of tenant " + tenant + "."));
    }

    private Optional<Violation> naming() {
        return grant.target().by() == DesiredGrant.By.UNCLEAR
                ? refuse(
                        "The resource is named twice or not at all.",
                        "Either external or name in resourceRef.")
                : Optional.empty();
    }

    private Optional<Violation> place() {
        return switch (grant.resource().kind()) {
            case PROJECT, DATASET -> inOwn(project()).or(this::missing);
            case BUCKET -> bucket().filter(name -> has(name)).isPresent() ? fine() : missing();
            case TABLE, SERVICE_ACCOUNT, OTHER -> inOwn(told());
        };
    }

    private Optional<Violation> inOwn(Optional<String> project) {
        if (project.isEmpty()) {
            return refuse(
                    "We cannot tell that " + grant.resource().shown() + " is of this tenant alone.",
                    "A resource of project "
                            + facts.project()
                            + (grant.resource().kind() == Resource.Kind.PROJECT
                                    ? "."
                                    : ", as external: projects/" + facts.project() + "/…"));
        }
        return project.get().equals(facts.project())
                ? fine()
                : refuse(
                        "Project "
                                + project.get()
                                + " is not the project of tenant "
                                + tenant
                                + ".",
                        "projects/" + facts.project());
    }

    /** Of the project itself: by its id, or by the manifest that makes it. */
    private Optional<String> project() {
        return isByName()
                ? declared().map(m -> ResourceName.of(m))
                : Optional.of(grant.resource().project());
    }

    private Optional<String> bucket() {
        return isByName()
                ? declared().map(m -> ResourceName.of(m))
                : Optional.of(grant.resource().name());
    }

    private Optional<String> told() {
        String reference = grant.target().reference();
        Resource.Kind kind = grant.resource().kind();
        if (kind == Resource.Kind.SERVICE_ACCOUNT) {
            return (isByName() ? account() : ResourceName.account(reference)).map(this::placed);
        }
        return isByName() ? Optional.empty() : ResourceName.project(kind, reference);
    }

    /** By the manifest that makes it; the factory's namespace is the platform project's. */
    private Optional<ResourceName.Account> account() {
        return declared()
                .map(
                        m ->
                                new ResourceName.Account(
                                        ResourceName.of(m),
                                        m.annotation(ProjectClaim.ANNOTATION)
                                                .orElseGet(
                                                        () ->
                                                                Places.isOf(tenant, namespace(m))
                                                                        ? facts.project()
                                                                        : facts
                                                                                .platformProject())));
    }

    /**
     * The factory may give the tenant's own Config Connector account, though the platform has it.
     */
    private String placed(ResourceName.Account account) {
        boolean kcc =
                FactoryGrants.isOrdinary(grant)
                        && account.id().equals("kcc-" + tenant)
                        && account.project().equals(facts.platformProject())
                        && what.isOfNoTenant(account.project());
        return kcc ? facts.project() : account.project();
    }

    private boolean isByName() {
        return grant.target().by() == DesiredGrant.By.NAME;
    }

    /** The one manifest of the tenant that a name in {@code resourceRef} means. */
    private Optional<Manifest> declared() {
        String namespace =
                grant.target()
                        .namespace()
                        .orElse(
                                grant.namespace().isEmpty()
                                        ? Places.namespace(grant.path())
                                        : grant.namespace());
        List<Manifest> found =
                Stream.of(Places.infra(tenant), Places.factory(tenant))
                        .flatMap(folder -> what.manifests(folder).stream())
                        .filter(m -> m.kind().equals(grant.target().kind()))
                        .filter(m -> m.name().equals(grant.target().reference()))
                        .filter(m -> namespace(m).equals(namespace))
                        .toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    private static String namespace(Manifest manifest) {
        return manifest.namespace().orElseGet(() -> Places.namespace(manifest.path()));
    }

    private boolean has(String bucket) {
        return facts.store(Resource.Kind.BUCKET, bucket).isPresent();
    }

    /** A dataset or bucket that the tenant does not have is a mistake, or somebody else's. */
    private Optional<Violation> missing() {
        Resource resource = grant.resource();
        if (resource.kind() == Resource.Kind.PROJECT
                || (resource.kind() == Resource.Kind.DATASET
                        && facts.store(resource.kind(), resource.name()).isPresent())) {
            return fine();
        }
        List<String> own =
                facts.stores().stream()
                        .filter(s -> s.resource().kind() == resource.kind())
                        .map(s -> s.resource().name())
                        .toList();
        return refuse(
                "Tenant " + tenant + " has no " + resource.shown() + ".",
                own.isEmpty()
                        ? "It has no " + resource.kind().title() + " at all."
                        : "One of " + String.join(", ", own) + ".");
    }

    private static Optional<Violation> fine() {
        return Optional.empty();
    }

    private Optional<Violation> refuse(String sentence, String allowed) {
        return Optional.of(Violation.of(grant, sentence, allowed));
    }
}
