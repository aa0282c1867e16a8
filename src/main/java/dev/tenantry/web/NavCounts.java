package dev.tenantry.web;

import dev.tenantry.identity.ConsoleRole;
import dev.tenantry.identity.CurrentActor;
import io.quarkus.runtime.BlockingOperationControl;
import jakarta.enterprise.context.RequestScoped;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How many things wait behind the entries of the navigation, read once a page. */
@RequestScoped
public class NavCounts {

    private static final String COUNTS =
            """
            select
              (select count(*) from tenantry.proposal
                where stage in ('REQUESTED', 'OPENED', 'CHECKED', 'APPROVED', 'CONFLICT')
                  and not coalesce(tenant, '') = any(?)) as open,
              (select count(*) from tenantry.proposal
                where stage in ('OPENED', 'CHECKED') and requested_by <> ?) as reviews,
              (select count(*) from tenantry.drift
                where proposal is null and not coalesce(tenant, '') = any(?)) as drift
            """;

    private final Sql sql;
    private final Visibility visibility;
    private final CurrentActor actor;
    private @Nullable Map<NavItem, Long> counts;

    NavCounts(Sql sql, Visibility visibility, CurrentActor actor) {
        this.sql = sql;
        this.visibility = visibility;
        this.actor = actor;
    }

    /** Zero where nothing is counted, and where the database may not be waited for. */
    public long of(NavItem item) {
        if (counts == null) {
            counts = BlockingOperationControl.isBlockingAllowed() ? read() : Map.of();
        }
        return Objects.requireNonNullElse(counts.get(item), 0L);
    }

    private Map<NavItem, Long> read() {
        boolean reviews = actor.get().is(ConsoleRole.REVIEWER);
        return sql
                .list(
                        COUNTS,
                        row ->
                                Map.of(
                                        NavItem.OVERVIEW, reviews ? row.getLong("reviews") : 0L,
                                        NavItem.PROPOSALS, row.getLong("open"),
                                        NavItem.DRIFT, row.getLong("drift")),
                        visibility.hidden(),
                        actor.get().email(),
                        visibility.hidden())
                .stream()
                .findFirst()
                .orElse(Map.of());
    }
}
