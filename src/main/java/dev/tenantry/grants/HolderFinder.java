package dev.tenantry.grants;

import dev.tenantry.web.EstateNames;
import dev.tenantry.web.Finder;
import dev.tenantry.web.Hit;
import dev.tenantry.web.Principal;
import dev.tenantry.web.Sql;
import dev.tenantry.web.Viewer;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;

/** Finds people and accounts that hold grants, by any part of their name. */
@Singleton
public class HolderFinder implements Finder {

    /** Grants of one principal are counted to here. */
    private static final int MOST_COUNTED = 1_000;

    /** Steps from name to name in the index: a million grants have few holders. */
    private static final String HOLDERS =
            """
            with recursive found(name) as (
              (select principal_name from read_model.grant_row order by principal_name using ~<~ limit 1)
              union all
              select (select g.principal_name from read_model.grant_row g
                      where g.principal_name ~>~ found.name order by g.principal_name using ~<~ limit 1)
              from found where found.name is not null)
            select name from found where name is not null limit 200000
            """;

    private static final String PRINCIPALS =
            """
            select held.principal, count(*) as grants from unnest(?::text[]) with ordinality found(name, position)
            cross join lateral (
              select g.principal from read_model.grant_row g
              where g.principal_name = found.name and not g.tenant = any(?) limit 1000) held
            group by held.principal order by min(found.position), held.principal limit 6
            """;

    private final Sql sql;
    private final EstateNames<List<String>> holders;

    public HolderFinder(Sql sql) {
        this.sql = sql;
        this.holders = new EstateNames<>(sql, () -> sql.list(HOLDERS, row -> row.getString(1)));
    }

    @Override
    public String title() {
        return "People and accounts";
    }

    @Override
    public int place() {
        return 3;
    }

    @Override
    public List<Hit> find(String word, Viewer viewer) {
        List<String> found =
                holders.now().stream()
                        .filter(name -> name.contains(word))
                        .sorted(Comparator.comparingInt(name -> name.startsWith(word) ? 0 : 1))
                        .limit(5 * MOST)
                        .toList();
        return sql.list(PRINCIPALS, HolderFinder::hit, found, viewer.hidden());
    }

    private static Hit hit(ResultSet row) throws SQLException {
        Principal who = Principal.of(row.getString("principal"));
        long grants = row.getLong("grants");
        String name = who.name() + who.at();
        return new Hit(
                name,
                grants == 1
                        ? "1 grant"
                        : grants + (grants == MOST_COUNTED ? "+ grants" : " grants"),
                "/access?principal=" + URLEncoder.encode(name, StandardCharsets.UTF_8),
                who.icon());
    }
}
