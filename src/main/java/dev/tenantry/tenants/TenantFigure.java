package dev.tenantry.tenants;

import dev.tenantry.web.Figure;
import dev.tenantry.web.Formats;
import dev.tenantry.web.Sql;
import dev.tenantry.web.UntilMoved;
import dev.tenantry.web.Viewer;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Counts tenants, and what was found wrong with their files. */
@Singleton
class TenantFigure implements Figure.Maker {

    private static final String TENANTS =
            "select count(distinct id) from read_model.tenant where not id = any(?)";
    private static final String FINDINGS =
            "select count(*) from read_model.finding where not coalesce(tenant, '') = any(?)";

    private final Sql sql;
    private final UntilMoved known;

    TenantFigure(Sql sql, UntilMoved known) {
        this.sql = sql;
        this.known = known;
    }

    private record Counted(List<String> hidden) {}

    @Override
    public int place() {
        return 1;
    }

    @Override
    public Figure figure(Viewer viewer) {
        long tenants =
                known.one(
                        Set.of("GIT"),
                        new Counted(viewer.hidden()),
                        () -> sql.count(TENANTS, viewer.hidden()));
        long findings = sql.count(FINDINGS, viewer.hidden());
        return new Figure(
                "Tenants",
                Formats.countOf(tenants),
                "/tenants",
                Optional.of(Formats.countOf(findings)),
                findings == 1 ? "finding" : "findings");
    }
}
