package dev.tenantry.web;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The names of data and of holders of grants, kept in memory until the estate moves: so that they
 * are found by any part of a word. Some ten thousand of each; only the newest are kept.
 */
@Singleton
class SearchNames {

    private static final String MARKER =
            "select coalesce(marker, '') from read_model.source_state where source = 'GIT'";

    private static final String DATA =
            """
            select tenant, kind, id, coalesce(data_class, '') from read_model.tenant_resource
            where kind in ('dataset', 'bucket') order by id, tenant limit 200000
            """;

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

    /**
     * A dataset or bucket.
     *
     * @param dataClass empty text when it has none
     */
    record Data(String tenant, String kind, String id, String dataClass) {

        String lower() {
            return id.toLowerCase(Locale.ROOT);
        }
    }

    /** All names, as of one state of the estate. */
    record Known(String marker, List<Data> data, List<String> holders) {

        /** Data with this in its name, the same name first. */
        List<Data> data(String word, Collection<String> hidden, int most) {
            return data.stream()
                    .filter(one -> one.lower().contains(word) && !hidden.contains(one.tenant))
                    .sorted(Comparator.comparingInt(one -> one.lower().equals(word) ? 0 : 1))
                    .limit(most)
                    .toList();
        }

        /**
         * Holders with this in their name, those that begin with it first; whose grants they are is
         * not asked.
         */
        List<String> holders(String word, int most) {
            return holders.stream()
                    .filter(name -> name.contains(word))
                    .sorted(Comparator.comparingInt(name -> name.startsWith(word) ? 0 : 1))
                    .limit(most)
                    .toList();
        }
    }

    private final AtomicReference<Known> newest =
            new AtomicReference<>(new Known("", List.of(), List.of()));
    private final Sql sql;

    SearchNames(Sql sql) {
        this.sql = sql;
    }

    /** As the estate is indexed now. */
    Known known() {
        String marker = sql.list(MARKER, row -> row.getString(1)).stream().findFirst().orElse("");
        Known known = newest.get();
        if (marker.isEmpty() || !known.marker.equals(marker)) {
            known =
                    new Known(
                            marker,
                            sql.list(
                                    DATA,
                                    row ->
                                            new Data(
                                                    row.getString(1),
                                                    row.getString(2),
                                                    row.getString(3),
                                                    row.getString(4))),
                            sql.list(HOLDERS, row -> row.getString(1)));
            newest.set(known);
        }
        return known;
    }
}
