package dev.tenantry.policy.change;

import dev.tenantry.estate.DesiredGrant;
import dev.tenantry.estate.Grants;
import dev.tenantry.estate.Places;
import dev.tenantry.manifest.Manifest;
import dev.tenantry.manifest.TenantId;
import java.util.List;

/**
 * The grants that belong into the factory's folder of a tenant: of and on the account by which
 * Config Connector works for it. Whoever writes another one there chose the place, so it is judged
 * as in the tenant's own folder, and the owners of grants are asked.
 */
public final class FactoryGrants {

    private FactoryGrants() {}

    /** All that a manifest gives. */
    public static boolean isOrdinary(Manifest manifest) {
        List<DesiredGrant> grants = Grants.in(manifest);
        return !grants.isEmpty() && grants.stream().allMatch(FactoryGrants::isOrdinary);
    }

    public static boolean isOrdinary(DesiredGrant grant) {
        return Places.factory(grant.path())
                .filter(tenant -> isOf(tenant, grant) || isOn(tenant, grant))
                .isPresent();
    }

    private static boolean isOf(TenantId tenant, DesiredGrant grant) {
        return grant.principal().member().equals(identity(tenant));
    }

    /** The account that Config Connector uses for a tenant, as a grant names it. */
    public static String identity(TenantId tenant) {
        return "ref:%s/kcc-%s".formatted(Places.factoryNamespace(), tenant);
    }

    /** The tenant's own controller may be the account. */
    private static boolean isOn(TenantId tenant, DesiredGrant grant) {
        DesiredGrant.Target target = grant.target();
        String account = target.reference().substring(target.reference().lastIndexOf('/') + 1);
        return target.kind().equals("IAMServiceAccount")
                && (account + "@").startsWith("kcc-" + tenant + "@")
                && grant.role().name().equals("roles/iam.workloadIdentityUser")
                && Places.layout().namespaces(tenant).stream()
                        .anyMatch(
                                namespace ->
                                        grant.principal()
                                                .name()
                                                .endsWith(
                                                        "[cnrm-system/cnrm-controller-manager-%s]"
                                                                .formatted(namespace)));
    }
}
