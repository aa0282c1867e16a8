package dev.tenantry.policy.isolation;

import dev.tenantry.estate.DesiredGrant;
import dev.tenantry.estate.Places;
import dev.tenantry.estate.Principal;
import dev.tenantry.estate.ProjectClaim;
import dev.tenantry.estate.Zone;
import dev.tenantry.manifest.TenantId;
import dev.tenantry.policy.change.Case;
import dev.tenantry.policy.change.Violation;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Who holds a grant outside of the tenants' folders: no account of a tenant, unless it is on
 * something that tenants share.
 */
final class StrayHolders {

    /** How the text of a principal names a tenant's namespace. */
    private static final Pattern NAMESPACE =
            Pattern.compile(
                    "(?:/subject/ns/|kubernetes_namespace/|/namespace/|\\[|"
                            + "\\[cnrm-system/cnrm-controller-manager-|^)(t-[a-z0-9-]+)");

    private final Case what;
    private final DesiredGrant grant;

    private StrayHolders(Case what, DesiredGrant grant) {
        this.what = what;
        this.grant = grant;
    }

    static Optional<Violation> judge(Case what, DesiredGrant grant) {
        StrayHolders who = new StrayHolders(what, grant);
        return SharedRights.mayHold(grant.target().kind(), grant.role())
                ? Optional.empty()
                : who.holder().map(who::held).or(who::anyWorkload);
    }

    /** The tenant whose account would hold it. */
    static Optional<TenantId> tenant(Case what, DesiredGrant grant) {
        return new StrayHolders(what, grant).holder();
    }

    private Violation held(TenantId tenant) {
        return Violation.of(
                grant,
                grant.principal().shown()
                        + " belongs to tenant "
                        + tenant
                        + ", and "
                        + grant.resource().shown()
                        + " reaches other tenants.",
                "A grant on the project of tenant " + tenant + ".");
    }

    /** All that runs in a cluster, or some of it that nobody can tell to be no tenant's. */
    private Optional<Violation> anyWorkload() {
        String name = grant.principal().name();
        return name.contains(Isolation.OF_CLUSTERS) && Isolation.namespace(name).isEmpty()
                ? Optional.of(
                        Violation.of(
                                grant,
                                "We cannot tell that %s is none of a tenant's workloads."
                                        .formatted(grant.principal()),
                                "A workload of one namespace of the platform's."))
                : Optional.empty();
    }

    private Optional<TenantId> holder() {
        Principal who = grant.principal();
        return switch (who.kind()) {
            case USER, GROUP, DOMAIN, PROJECT_ROLE, EVERYBODY, UNKNOWN -> Optional.empty();
            case SERVICE_ACCOUNT, REFERENCE, FEDERATED, FEDERATED_SET ->
                    who.project()
                            .flatMap(p -> what.owners(p).stream().findFirst())
                            .or(() -> identity(who.name()))
                            .or(() -> inNamespace(who.name()))
                            .or(() -> made(who));
        };
    }

    private Optional<TenantId> identity(String name) {
        String account = name.substring(name.lastIndexOf('/') + 1);
        int at = account.indexOf('@');
        return PlatformNames.tenantOf(what, at < 0 ? account : account.substring(0, at));
    }

    /** By a manifest that makes the account in a tenant's project. */
    private Optional<TenantId> made(Principal who) {
        return who.kind() != Principal.Kind.REFERENCE
                ? Optional.empty()
                : what.manifests(Zone.FACTORY.folder()).stream()
                        .filter(m -> m.kind().equals("IAMServiceAccount"))
                        .filter(m -> who.name().endsWith("/" + m.name()))
                        .flatMap(m -> m.annotation(ProjectClaim.ANNOTATION).stream())
                        .flatMap(project -> what.owners(project).stream())
                        .findFirst();
    }

    private static Optional<TenantId> inNamespace(String name) {
        return NAMESPACE
                .matcher(name)
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .flatMap(Places::ofNamespace);
    }
}
