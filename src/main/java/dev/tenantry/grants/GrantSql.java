package dev.tenantry.grants;

import dev.tenantry.web.Query;
import dev.tenantry.web.Sql;
import java.util.Locale;

/** A query on grants that grows condition by condition; values are always bound. */
final class GrantSql {

    private final Query where = new Query();
    private String word = " where ";

    GrantSql and(String condition, Object... bound) {
        where.add(word + condition, bound);
        word = "and ";
        return this;
    }

    /** A whole principal, or the beginning of an address. */
    void principal(String text) {
        if (text.indexOf(':') > 0) {
            and("principal = ?", text)
                    .and(
                            "principal_name = ?",
                            text.substring(text.indexOf(':') + 1).toLowerCase(Locale.ROOT));
        } else {
            String start = text.toLowerCase(Locale.ROOT);
            and("principal_name ~>=~ ?", start).and("principal_name ~<~ ?", Sql.end(start));
            where.plannedAnew();
        }
    }

    /** The whole query: {@code start}, the conditions, and {@code end}. */
    Query of(String start, String end) {
        return Query.of("select " + start + " from read_model.grant_row").add(where).add(end);
    }
}
