package dev.tenantry.tenants;

import dev.tenantry.web.Finder;
import dev.tenantry.web.Hit;
import dev.tenantry.web.Sql;
import dev.tenantry.web.TenantTab;
import dev.tenantry.web.TenantTabs;
import dev.tenantry.web.Viewer;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Finds tenants by what they are called; with the word for a tab behind it, that tab. */
@Singleton
public class TenantFinder implements Finder {

    private static final String TENANTS =
            """
            select id, display_name, env from read_model.tenant
            where strpos(search collate "C", ?) > 0 and not id = any(?)
            order by id = ? desc, id limit ?
            """;

    private final Sql sql;
    private final TenantTabs tabs;

    public TenantFinder(Sql sql, TenantTabs tabs) {
        this.sql = sql;
        this.tabs = tabs;
    }

    @Override
    public String title() {
        return "Tenants";
    }

    @Override
    public int place() {
        return 1;
    }

    @Override
    public List<Hit> find(String word, Viewer viewer) {
        Optional<String> tab =
                tabs.all().stream()
                        .filter(each -> each.path().startsWith("/"))
                        .map(TenantTab::key)
                        .filter(key -> word.endsWith(" " + key))
                        .findFirst();
        String name =
                tab.map(t -> word.substring(0, word.length() - t.length()).strip()).orElse(word);
        return sql.list(
                TENANTS,
                row ->
                        new Hit(
                                row.getString("display_name") + tab.map(t -> ", " + t).orElse(""),
                                row.getString("id") + ", " + row.getString("env"),
                                "/tenants/"
                                        + row.getString("id")
                                        + tab.map(t -> "/" + t).orElse(""),
                                "building-2"),
                name,
                viewer.hidden(),
                name,
                MOST);
    }
}
