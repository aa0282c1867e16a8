package dev.tenantry.runs;

import dev.tenantry.identity.Actor;
import java.util.List;
import java.util.Set;

/**
 * Who reads lists of runs: what is left out for them, and what is theirs.
 *
 * @param hidden tenants that the person may not know
 * @param person their address, as Argo notes it of whoever starts a run
 * @param tenants tenants that they or one of their groups own
 */
public record RunReader(Set<String> hidden, String person, List<String> tenants) {

    /** Reads the tenants whose owner is the person, or a group of theirs by name or by address. */
    static final String OWNED =
            """
            select distinct id from read_model.tenant
            where owner = any (?) or split_part(owner, '@', 1) = any (?) or owner = ?
            order by id
            """;

    static RunReader of(Actor actor, Set<String> hidden, List<String> owned) {
        return new RunReader(
                hidden, actor.email(), owned.stream().filter(t -> !hidden.contains(t)).toList());
    }
}
