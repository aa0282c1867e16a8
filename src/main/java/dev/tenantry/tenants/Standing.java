package dev.tenantry.tenants;

import dev.tenantry.web.Status;
import org.jspecify.annotations.Nullable;

/** How a tenant is, in one word. */
final class Standing {

    private Standing() {}

    /**
     * Drift first, then a failed run, else all is well.
     *
     * @param phase of the newest run; null when there never was one
     */
    static Status of(long drifts, @Nullable String phase) {
        if (drifts > 0) {
            return Status.DRIFTED;
        }
        return "Failed".equals(phase) || "Error".equals(phase) ? Status.FAILED : Status.IN_SYNC;
    }
}
