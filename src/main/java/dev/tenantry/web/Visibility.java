package dev.tenantry.web;

import dev.tenantry.identity.CurrentActor;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tenants that the signed-in person may not know of, for queries over several slices. */
@RequestScoped
public class Visibility {

    private final CurrentActor actor;
    private final HiddenTenants tenants;
    private @Nullable List<String> hidden;

    public Visibility(CurrentActor actor, HiddenTenants tenants) {
        this.actor = actor;
        this.tenants = tenants;
    }

    /** Their ids; empty for most people. */
    public List<String> hidden() {
        if (hidden == null) {
            hidden = tenants.from(actor.get());
        }
        return hidden;
    }

    public Viewer viewer() {
        return new Viewer(actor.get(), hidden());
    }
}
