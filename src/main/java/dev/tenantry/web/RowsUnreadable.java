package dev.tenantry.web;

import java.sql.SQLException;

/** PostgreSQL did not answer a read of rows. */
public final class RowsUnreadable extends RuntimeException {

    /** The read model may be dropped, and is then built again. */
    private static final String TABLE_IS_AWAY = "42P01";

    private final boolean dropped;

    RowsUnreadable(SQLException cause) {
        super("Rows could not be read", cause);
        dropped = TABLE_IS_AWAY.equals(cause.getSQLState());
    }

    /** Is the table not there at the moment? */
    public boolean isDropped() {
        return dropped;
    }
}
