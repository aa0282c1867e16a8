package dev.tenantry.grants;

import dev.tenantry.web.Sql;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A query on grants that grows condition by condition; values are always bound. */
final class GrantSql {

    private final List<String> conditions = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    GrantSql and(String condition, Object... bound) {
        conditions.add(condition);
        for (Object value : bound) {
            values.add(value instanceof Instant at ? at.atOffset(ZoneOffset.UTC) : value);
        }
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
        }
    }

    String text(String columns) {
        String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        return "select " + columns + " from read_model.grant_row" + where;
    }

    void bind(PreparedStatement statement) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            statement.setObject(i + 1, values.get(i));
        }
    }
}
