package dev.tenantry.policy.change;

import dev.tenantry.estate.DesiredGrant;
import dev.tenantry.estate.TenantFacts;
import dev.tenantry.manifest.Manifest;
import dev.tenantry.manifest.TenantId;
import java.util.Optional;

/** What the estate says of a tenant as things in one of its namespaces have it. */
public final class FactsThere {

    private FactsThere() {}

    /** As an object has it. */
    public static Optional<TenantFacts> of(Case what, TenantId tenant, Manifest object) {
        return what.after(tenant).map(facts -> facts.in(Identity.namespace(object)));
    }

    /** As a grant has it. */
    public static Optional<TenantFacts> of(Case what, TenantId tenant, DesiredGrant grant) {
        return what.after(tenant).map(facts -> facts.in(grant.goesTo()));
    }
}
