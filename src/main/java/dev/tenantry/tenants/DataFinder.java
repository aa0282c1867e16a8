package dev.tenantry.tenants;

import dev.tenantry.web.EstateNames;
import dev.tenantry.web.Finder;
import dev.tenantry.web.Hit;
import dev.tenantry.web.Sql;
import dev.tenantry.web.Viewer;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds datasets and buckets by any part of their name, with a request for access to them. */
@Singleton
public class DataFinder implements Finder {

    private static final String DATA =
            """
            select tenant, kind, id, coalesce(data_class, '') as data_class
            from read_model.tenant_resource
            where kind in ('dataset', 'bucket') order by id, tenant limit 200000
            """;

    /**
     * A dataset or bucket.
     *
     * @param dataClass empty text when it has none
     */
    private record Data(String tenant, String kind, String id, String lower, String dataClass) {

        static Data of(ResultSet row) throws SQLException {
            String id = row.getString("id");
            return new Data(
                    row.getString("tenant"),
                    row.getString("kind"),
                    id,
                    id.toLowerCase(Locale.ROOT),
                    row.getString("data_class"));
        }
    }

    private final EstateNames<List<Data>> names;

    public DataFinder(Sql sql) {
        this.names = new EstateNames<>(sql, () -> sql.list(DATA, Data::of));
    }

    @Override
    public String title() {
        return "Data";
    }

    @Override
    public int place() {
        return 2;
    }

    @Override
    public List<Hit> find(String word, Viewer viewer) {
        return names.now().stream()
                .filter(one -> one.lower.contains(word) && !viewer.hidden().contains(one.tenant))
                .sorted(Comparator.comparingInt(one -> one.lower.equals(word) ? 0 : 1))
                .limit(MOST)
                .map(one -> hit(one, viewer.actor().mayAsk()))
                .toList();
    }

    private static Hit hit(Data one, boolean mayAsk) {
        String what = "%s of %s".formatted(one.kind, one.tenant);
        return new Hit(
                one.id,
                what
                        + (one.dataClass.isEmpty() ? "" : ", " + one.dataClass)
                        + (mayAsk ? ": request access" : ""),
                mayAsk
                        ? "/access/request?tenant=%s&resource=%s/%s"
                                .formatted(encoded(one.tenant), one.kind, encoded(one.id))
                        : "/tenants/" + encoded(one.tenant),
                one.kind.equals("bucket") ? "hard-drive" : "database");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
