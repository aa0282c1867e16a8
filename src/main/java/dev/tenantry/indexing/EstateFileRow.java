package dev.tenantry.indexing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * How one file of the estate was understood.
 *
 * @param why it is in no list; empty where it is in one
 * @param objects how many of Kubernetes' it holds
 * @param application what of Argo CD applies it; empty where nothing does, or none is known
 */
public record EstateFileRow(
        String path,
        Optional<String> tenant,
        FileSort sort,
        Optional<String> why,
        int objects,
        boolean applied,
        Optional<String> application) {

    static final String COLUMNS = "path, tenant, sort, why, objects, applied, application";

    static EstateFileRow read(ResultSet row) throws SQLException {
        return new EstateFileRow(
                row.getString("path"),
                Optional.ofNullable(row.getString("tenant")),
                FileSort.valueOf(row.getString("sort")),
                Optional.of(row.getString("why")).filter(why -> !why.isEmpty()),
                row.getInt("objects"),
                row.getBoolean("applied"),
                Optional.of(row.getString("application")).filter(name -> !name.isEmpty()));
    }

    /** For the list: by what, or that nothing does. */
    public String appliedBy() {
        return application.orElse(applied ? "as all of its folder" : "nothing");
    }
}
