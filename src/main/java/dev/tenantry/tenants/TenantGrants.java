package dev.tenantry.tenants;

import dev.tenantry.indexing.Source;
import dev.tenantry.web.Query;
import dev.tenantry.web.UntilMoved;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;

/** How many grants of tenants are in force, counted once a minute and whenever Git moves. */
@ApplicationScoped
class TenantGrants {

    private record Asked(String tenant, Instant minute) {}

    private final DataSource database;
    private final UntilMoved known;
    private final Clock clock;

    TenantGrants(DataSource database, UntilMoved known, Clock clock) {
        this.database = database;
        this.known = known;
        this.clock = clock;
    }

    /** The counts, by tenant. */
    Map<String, Long> inForce(Collection<String> tenants) {
        Instant minute = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        List<Asked> asked = tenants.stream().map(tenant -> new Asked(tenant, minute)).toList();
        Map<String, Long> counts = new HashMap<>();
        known.all(Set.of(Source.GIT.name()), asked, this::count)
                .forEach((each, count) -> counts.put(each.tenant(), count));
        return counts;
    }

    private Map<Asked, Long> count(Set<Asked> asked) {
        Instant minute = asked.iterator().next().minute();
        Map<Asked, Long> counts = new HashMap<>();
        asked.forEach(each -> counts.put(each, 0L));
        Query.of("select tenant, count(*) from read_model.grant_row")
                .add("where tenant = any(?)", asked.stream().map(Asked::tenant).toList())
                .add("and ends_key > ? group by tenant", clock.instant())
                .each(
                        database,
                        0,
                        row -> counts.put(new Asked(row.getString(1), minute), row.getLong(2)));
        return counts;
    }
}
