package dev.tenantry.tenants;

import dev.tenantry.tenants.TenantFigures.Figure;
import dev.tenantry.web.Cursor;
import dev.tenantry.web.Sort;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What the list of tenants can be sorted by: texts, which each have an index with the id behind it,
 * and figures, which are added up for all tenants when somebody asks for that order.
 */
enum TenantOrder implements Sort.Key {
    NAME("lower(t.display_name) collate \"C\""),
    OWNER("t.owner collate \"C\""),
    ENVIRONMENT("t.env"),
    COST(Figure.COST),
    BUDGET(Figure.BUDGET),
    FAILURES(Figure.FAILURES),
    DRIFT(Figure.DRIFT);

    private final String sql;
    private final Optional<Figure> figure;

    TenantOrder(String sql) {
        this.sql = sql;
        this.figure = Optional.empty();
    }

    TenantOrder(Figure figure) {
        this.sql = "coalesce(figure.n, -1)";
        this.figure = Optional.of(figure);
    }

    /** What is compared, of the rows called {@code t} and the figures called {@code figure}. */
    String sql() {
        return sql;
    }

    /** The figure that has to be joined to them. */
    Optional<Figure> figure() {
        return figure;
    }

    /** The value of a cursor as the database compares it. */
    Object value(String text) {
        if (figure.isEmpty()) {
            return text;
        }
        if (!text.matches("-?\\d{1,40}(\\.\\d{1,40})?")) {
            throw Cursor.notOurs();
        }
        return new BigDecimal(text);
    }

    /** Of figures people want to see the largest first. */
    @Override
    public boolean startsDown() {
        return figure.isPresent();
    }
}
