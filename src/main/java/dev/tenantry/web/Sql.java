package dev.tenantry.web;

import jakarta.inject.Singleton;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Reads rows for the pages that look over all slices: overview, search, navigation. */
@Singleton
public class Sql {

    /** No character comes after it. */
    private static final String LAST = Character.toString(Character.MAX_CODE_POINT);

    private final DataSource database;

    public Sql(DataSource database) {
        this.database = database;
    }

    /**
     * Reads all rows of a query; there are none while the read model is built again.
     *
     * @param values of the question marks; a collection of strings becomes an array
     */
    public <T> List<T> list(String query, Query.Reader<T> row, @Nullable Object... values) {
        try {
            return Query.of(query, values).list(database, row);
        } catch (RowsUnreadable e) {
            if (e.isDropped()) {
                return List.of();
            }
            throw e;
        }
    }

    /** Reads the one number of a query. */
    public long count(String query, @Nullable Object... values) {
        return list(query, row -> row.getLong(1), values).stream().findFirst().orElse(0L);
    }

    /**
     * What comes after all texts that begin like this, by bytes: {@code name ~>=~ start and name
     * ~<~ end} finds by index whatever the plan, where a {@code like} must know its pattern.
     */
    public static String end(String start) {
        return start + LAST;
    }

    /** Escapes what a person typed for the left side of a {@code like}. */
    public static String prefix(String typed) {
        return typed.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }
}
