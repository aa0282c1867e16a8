package dev.tenantry.drift;

import dev.tenantry.web.Figure;
import dev.tenantry.web.Formats;
import dev.tenantry.web.Query;
import dev.tenantry.web.SilentRows;
import dev.tenantry.web.Sql;
import dev.tenantry.web.Status;
import dev.tenantry.web.Viewer;
import dev.tenantry.web.Waiting;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Tenants that differ from Git, the most differences first, and how many there are. */
@Singleton
class DriftedTenants implements Waiting, Figure.Maker {

    private static final String DRIFTED =
            """
            select tenant, count(*) as differences, min(since) as since from tenantry.drift
            where proposal is null and not coalesce(tenant, '') = any(?)
            group by tenant order by count(*) desc, tenant limit ?
            """;

    private final Sql sql;
    private final SilentRows silent;

    DriftedTenants(Sql sql, SilentRows silent) {
        this.sql = sql;
        this.silent = silent;
    }

    @Override
    public Section section() {
        return Section.DRIFTED;
    }

    @Override
    public List<Item> items(Viewer viewer) {
        return sql.list(
                DRIFTED,
                row -> {
                    Optional<String> tenant = Optional.ofNullable(row.getString("tenant"));
                    return new Item(
                            tenant.orElse("The platform"),
                            differences(row.getLong("differences")),
                            tenant.map(t -> "/tenants/" + t + "/drift").orElse("/drift"),
                            Status.DRIFTED,
                            Query.instant(row, "since"));
                },
                viewer.hidden(),
                Waiting.MOST);
    }

    private static String differences(long number) {
        return number + (number == 1 ? " difference" : " differences") + " from Git";
    }

    @Override
    public int place() {
        return 4;
    }

    @Override
    public Figure figure(Viewer viewer) {
        long differences = sql.count(DriftEntries.COUNT, viewer.hidden());
        return new Figure(
                "Drift",
                Formats.countOf(differences),
                "/drift",
                Optional.empty(),
                silent.all().silent() > 0
                        ? "of the projects that answered"
                        : differences == 0
                                ? "everything live matches Git"
                                : "differences from Git");
    }
}
