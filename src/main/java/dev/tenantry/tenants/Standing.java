package dev.tenantry.tenants;

import dev.tenantry.web.Status;
import org.jspecify.annotations.Nullable;

/** How a tenant is, in one word. */
final class Standing {

    private Standing() {}

    /**
     * Drift first, then a failed run, then that its project never answered, else all is well.
     *
     * @param phase of the newest run; null when there never was one
     * @param unread is nothing known of what is live in its project?
     */
    static Status of(long drifts, @Nullable String phase, boolean unread) {
        if (drifts > 0) {
            return Status.DRIFTED;
        }
        if ("Failed".equals(phase) || "Error".equals(phase)) {
            return Status.FAILED;
        }
        return unread ? Status.UNKNOWN : Status.IN_SYNC;
    }
}
