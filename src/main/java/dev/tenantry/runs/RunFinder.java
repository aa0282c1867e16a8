package dev.tenantry.runs;

import dev.tenantry.web.Finder;
import dev.tenantry.web.Hit;
import dev.tenantry.web.Sql;
import dev.tenantry.web.Viewer;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;

/** Finds runs by the beginning of their name. */
@Singleton
public class RunFinder implements Finder {

    private static final String FOUND =
            """
            select namespace, name, phase from read_model.run
            where name ~>=~ ? and name ~<~ ? and not coalesce(tenant, '') = any(?)
            order by created_at desc limit ?
            """;

    private final Sql sql;

    public RunFinder(Sql sql) {
        this.sql = sql;
    }

    @Override
    public String title() {
        return "Runs";
    }

    @Override
    public int place() {
        return 5;
    }

    @Override
    public List<Hit> find(String word, Viewer viewer) {
        return sql.list(
                FOUND,
                row ->
                        new Hit(
                                row.getString("name"),
                                row.getString("phase").toLowerCase(Locale.ROOT),
                                "/runs/" + row.getString("namespace") + "/" + row.getString("name"),
                                "workflow"),
                word,
                Sql.end(word),
                viewer.hidden(),
                MOST);
    }
}
