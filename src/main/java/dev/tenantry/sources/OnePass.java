package dev.tenantry.sources;

import java.sql.SQLException;

/**
 * Facts that are too many to hold in memory: whoever wants them registers a reader first, then
 * everything is read once and handed to all readers.
 */
public interface OnePass {

    /** Reads everything once; called after all projections have registered. */
    void pass() throws SQLException;
}
