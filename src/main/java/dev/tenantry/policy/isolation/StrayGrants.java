package dev.tenantry.policy.isolation;

import dev.tenantry.estate.DesiredGrant;
import dev.tenantry.estate.Places;
import dev.tenantry.estate.ProjectClaim;
import dev.tenantry.estate.Resource;
import dev.tenantry.estate.ResourceName;
import dev.tenantry.estate.Zone;
import dev.tenantry.manifest.Manifest;
import dev.tenantry.manifest.TenantId;
import dev.tenantry.policy.change.Case;
import dev.tenantry.policy.change.Referred;
import dev.tenantry.policy.change.Violation;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A grant outside of the tenants' folders, as the platform makes them: it must not reach into a
 * tenant, nor give a tenant's account anything above all tenants. A bucket that no manifest of a
 * tenant makes counts as the platform's.
 */
final class StrayGrants {

    private final Case what;
    private final DesiredGrant grant;
    private final String reference;

    private StrayGrants(Case what, DesiredGrant grant) {
        this.what = what;
        this.grant = grant;
        this.reference = grant.target().reference();
    }

    static Optional<Violation> judge(Case what, DesiredGrant grant) {
        StrayGrants stray = new StrayGrants(what, grant);
        return stray.reached()
                .map(stray::misplaced)
                .or(stray::unclear)
                .or(stray::untold)
                .or(() -> StrayHolders.judge(what, grant));
    }

    /** The tenant that it is on: by namespace, by project, by a manifest that the tenant has. */
    private Optional<TenantId> reached() {
        Stream<String> namespaces =
                Stream.concat(Stream.of(grant.namespace()), grant.target().namespace().stream());
        return namespaces
                .flatMap(n -> Places.ofNamespace(n).stream())
                .findFirst()
                .or(() -> declared().flatMap(Referred::tenants).findFirst())
                .or(() -> projects().flatMap(p -> what.owners(p).stream()).findFirst())
                .or(this::ownIdentity)
                .or(this::bucket);
    }

    private Stream<String> projects() {
        return Stream.concat(
                said(),
                declared()
                        .flatMap(
                                made ->
                                        Stream.of(
                                                made.at("spec", "resourceID"),
                                                ProjectClaim.project(made)))
                        .flatMap(Optional::stream));
    }

    /** By what it is on, or by what that refers to. */
    private Stream<String> said() {
        Stream<String> own = Stream.of(grant.resource().project()).filter(p -> !p.isEmpty());
        return Stream.concat(
                Stream.concat(own, ResourceName.mentioned(reference)),
                declared().flatMap(made -> Referred.projects(what, made).stream()));
    }

    /**
     * What a name in {@code resourceRef} may mean: all of that name beside it in the estate, and in
     * the factory, which makes things of tenants in a namespace that is no tenant's.
     */
    private Stream<Manifest> declared() {
        if (grant.target().by() != DesiredGrant.By.NAME || grant.path().indexOf('/') < 0) {
            return Stream.empty();
        }
        Stream<Manifest> beside =
                Zone.of(grant.path())
                        .filter(zone -> zone != Zone.FACTORY)
                        .map(zone -> what.manifests(zone.folder()))
                        .orElseGet(() -> unplaced())
                        .stream();
        return Stream.concat(beside, what.manifests(Zone.FACTORY.folder()).stream())
                .filter(m -> m.kind().equals(grant.target().kind()))
                .filter(m -> m.name().equals(reference));
    }

    /** What stands beside it where the layout has no place. */
    private List<Manifest> unplaced() {
        return Zone.of(grant.path()).isPresent()
                ? List.of()
                : what.below(grant.path().substring(0, grant.path().indexOf('/')));
    }

    /** By an annotation, or not at all: of which folder or project nobody would read. */
    private Optional<Violation> unclear() {
        return grant.target().by() == DesiredGrant.By.UNCLEAR
                ? Optional.of(
                        Violation.of(
                                grant,
                                "The resource is named twice or not at all.",
                                "Either external or name in resourceRef."))
                : Optional.empty();
    }

    /** The account that Config Connector uses for a tenant lies in the platform's project. */
    private Optional<TenantId> ownIdentity() {
        return grant.resource().kind() == Resource.Kind.SERVICE_ACCOUNT
                ? identityOf(reference.substring(reference.lastIndexOf('/') + 1))
                : Optional.empty();
    }

    private Optional<TenantId> identityOf(String account) {
        int at = account.indexOf('@');
        return PlatformNames.tenantOf(what, at < 0 ? account : account.substring(0, at));
    }

    private Optional<TenantId> bucket() {
        if (grant.resource().kind() != Resource.Kind.BUCKET) {
            return Optional.empty();
        }
        Set<String> names = new HashSet<>();
        names.add(reference.substring(reference.lastIndexOf('/') + 1));
        declared().forEach(m -> names.add(ResourceName.of(m)));
        return what.manifests(Zone.TENANT.folder()).stream()
                .filter(m -> m.kind().equals("StorageBucket"))
                .filter(m -> names.contains(ResourceName.of(m)))
                .flatMap(m -> Places.tenant(m.path()).stream())
                .findFirst();
    }

    private Violation misplaced(TenantId tenant) {
        return Violation.of(
                grant,
                "A grant on tenant " + tenant + " stands outside of the tenant's folder.",
                "A file in " + Places.grants(tenant) + ".");
    }

    /** A number, or what is in no form of Google's: whose that is no one can tell here. */
    private Optional<Violation> untold() {
        return said().filter(project -> !ResourceName.isId(project) && !isLeftOut(project))
                .findFirst()
                .map(
                        project ->
                                untold(
                                        ResourceName.isNumber(project)
                                                ? "project number " + project
                                                : "project " + project,
                                        "The project by its id."))
                .or(this::account)
                .or(this::shortName);
    }

    /**
     * Config Connector also takes names without words, such as {@code project/dataset/table}: what
     * is in another form than Google's own lies in a project that is not read here.
     */
    private Optional<Violation> shortName() {
        boolean told =
                switch (grant.resource().kind()) {
                    case PROJECT, SERVICE_ACCOUNT -> true;
                    case BUCKET -> ResourceName.isBucket(reference);
                    case DATASET -> ResourceName.isDataset(reference);
                    case TABLE -> ResourceName.project(Resource.Kind.TABLE, reference).isPresent();
                    case OTHER ->
                            ResourceName.isAbove(reference)
                                    || ResourceName.project(Resource.Kind.OTHER, reference)
                                            .isPresent();
                };
        return told || grant.target().by() != DesiredGrant.By.EXTERNAL
                ? Optional.empty()
                : Optional.of(
                        untold(
                                grant.resource().shown(),
                                "The whole name, which begins with projects/ and the project."));
    }

    /** Google takes these for "whichever it is", where the rest of a name tells it. */
    private boolean isLeftOut(String project) {
        return switch (grant.resource().kind()) {
            case BUCKET -> project.equals("_");
            case SERVICE_ACCOUNT -> project.equals("-");
            case PROJECT, DATASET, TABLE, OTHER -> false;
        };
    }

    /** By a number of Google's an account may be anybody's. */
    private Optional<Violation> account() {
        return grant.resource().kind() == Resource.Kind.SERVICE_ACCOUNT
                        && grant.target().by() == DesiredGrant.By.EXTERNAL
                        && ResourceName.account(reference).isEmpty()
                ? Optional.of(untold("account " + reference, "The account by its address."))
                : Optional.empty();
    }

    private Violation untold(String what, String better) {
        return Violation.of(grant, "We cannot tell whose %s is.".formatted(what), better);
    }
}
