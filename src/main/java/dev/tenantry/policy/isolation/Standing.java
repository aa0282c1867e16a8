package dev.tenantry.policy.isolation;

import dev.tenantry.estate.Grants;
import dev.tenantry.estate.Zone;
import dev.tenantry.policy.change.Case;
import dev.tenantry.policy.change.Newcomers;
import dev.tenantry.policy.change.Violation;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the platform has of somebody's who is no tenant until a change makes them one. Nobody could
 * tell then that it reaches into a tenant, so that it is looked at again.
 */
final class Standing {

    private Standing() {}

    /** Nothing unless a tenant or its project comes. */
    static Stream<Violation> judge(Case what) {
        Newcomers come = Newcomers.of(what);
        if (!come.isAnybody()) {
            return Stream.empty();
        }
        Set<String> touched =
                what.files().stream().map(Case.Touched::path).collect(Collectors.toSet());
        return what.manifests(Zone.PLATFORM.folder()).stream()
                .filter(object -> !touched.contains(object.path()))
                .filter(object -> !Grants.KINDS.contains(object.kind()))
                .filter(come::isIn)
                .flatMap(object -> StrayObjects.judge(what, object).stream());
    }
}
