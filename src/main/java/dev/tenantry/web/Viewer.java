package dev.tenantry.web;

import dev.tenantry.identity.Actor;
import java.util.List;

/**
 * Who looks at a page over several rooms.
 *
 * @param hidden the tenants that they may not know of; mostly none
 */
public record Viewer(Actor actor, List<String> hidden) {

    public Viewer {
        hidden = List.copyOf(hidden);
    }
}
