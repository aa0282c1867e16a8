package dev.tenantry.web;

import dev.tenantry.identity.Actor;
import dev.tenantry.identity.ConsoleRole;
import dev.tenantry.identity.CurrentActor;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tenants that the signed-in person may not know of, for queries over several slices. */
@RequestScoped
public class Visibility {

    private final CurrentActor actor;
    private final Sql sql;
    private @Nullable List<String> hidden;

    Visibility(CurrentActor actor, Sql sql) {
        this.actor = actor;
        this.sql = sql;
    }

    /** Their ids; empty for most people. */
    public List<String> hidden() {
        if (hidden == null) {
            hidden = read(actor.get());
        }
        return hidden;
    }

    private List<String> read(Actor person) {
        if (person.is(ConsoleRole.INFRA_ENGINEER) || person.is(ConsoleRole.REVIEWER)) {
            return List.of();
        }
        return sql.list(
                "select distinct id from read_model.tenant where visible_to is not null and not visible_to = any(?)",
                row -> row.getString(1),
                person.groups());
    }
}
