package dev.tenantry.grants;

import dev.tenantry.estate.DesiredGrant;
import dev.tenantry.estate.TenantFacts;
import dev.tenantry.manifest.Estate;
import dev.tenantry.manifest.TenantId;
import dev.tenantry.proposals.IntentRefused;

/** Finds tenants and their grants in the estate, or refuses in a sentence. */
final class Tenancy {

    private Tenancy() {}

    static TenantFacts facts(Estate estate, TenantId tenant) throws IntentRefused {
        TenantFacts facts =
                TenantFacts.read(estate, tenant)
                        .orElseThrow(
                                () ->
                                        new IntentRefused(
                                                "There is no tenant " + tenant + " any more."));
        if (facts.project().isEmpty()) {
            throw new IntentRefused("Tenant " + tenant + " has no project yet.");
        }
        return facts;
    }

    /** The grant of that name in the tenant's folder. */
    static DesiredGrant grant(TenantFacts facts, String name) throws IntentRefused {
        return facts.grants().stream()
                .filter(g -> g.kind().equals(DesiredGrant.MEMBER) && g.isManaged())
                .filter(g -> g.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IntentRefused(
                                        "Tenant "
                                                + facts.tenant()
                                                + " has no grant "
                                                + name
                                                + " any more."));
    }
}
