package dev.tenantry.tenants;

import dev.tenantry.indexing.EstateHistory;
import dev.tenantry.web.Code;
import java.util.List;

/**
 * A tenant as code: all its files, one of them shown.
 *
 * @param history who changed the shown file, newest first
 */
public record TenantCode(
        List<File> files, Code shown, List<EstateHistory.FileChange> history, String commit) {

    /** A file of the tenant, and where it is shown. */
    public record File(String path, String href, boolean shown) {

        public String name() {
            return path.substring(path.lastIndexOf('/') + 1);
        }

        public String folder() {
            return path.substring(0, path.lastIndexOf('/'));
        }
    }
}
