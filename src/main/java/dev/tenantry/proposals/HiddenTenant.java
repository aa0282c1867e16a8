package dev.tenantry.proposals;

import dev.tenantry.estate.TenantFacts;
import dev.tenantry.estate.layout.LayoutOfEstate;
import dev.tenantry.estate.layout.Place;
import dev.tenantry.estate.layout.Placement;
import dev.tenantry.identity.Actor;
import dev.tenantry.manifest.Estate;
import dev.tenantry.manifest.TenantId;
import java.util.List;
import java.util.Optional;

/**
 * The estate for somebody who may not know of a tenant: without it, so that whatever is asked of it
 * is answered as for a tenant that does not exist.
 */
record HiddenTenant(Estate estate, TenantId hidden, Placement placement) implements Estate {

    /** The estate as the actor may see it when they ask something of a tenant. */
    static Estate estateFor(Actor actor, Optional<TenantId> asked, Estate estate) {
        return asked.filter(
                        tenant ->
                                TenantFacts.read(estate, tenant)
                                        .filter(facts -> !actor.maySee(facts.visibleTo()))
                                        .isPresent())
                .<Estate>map(
                        tenant ->
                                new HiddenTenant(estate, tenant, LayoutOfEstate.placement(estate)))
                .orElse(estate);
    }

    @Override
    public String commit() {
        return estate.commit();
    }

    @Override
    public Optional<byte[]> read(String path) {
        return isOfHidden(path) ? Optional.empty() : estate.read(path);
    }

    @Override
    public List<byte[]> earlier(String path) {
        return isOfHidden(path) ? List.of() : estate.earlier(path);
    }

    @Override
    public String version(String folder) {
        return estate.version(folder) + " without " + hidden;
    }

    @Override
    public List<String> list(String folder) {
        return estate.list(folder).stream().filter(path -> !isOfHidden(path)).toList();
    }

    private boolean isOfHidden(String path) {
        return placement.place(path).flatMap(Place::tenant).filter(hidden::equals).isPresent();
    }
}
