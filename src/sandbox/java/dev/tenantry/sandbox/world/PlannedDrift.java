package dev.tenantry.sandbox.world;

import java.time.Instant;

/** A place where the live world was changed by hand, so that Git and it differ. */
public sealed interface PlannedDrift {

    String tenant();

    /** When somebody did it. */
    Instant since();

    /** A binding in the project's allow policy that no manifest asks for. */
    record ExtraBinding(String tenant, String member, String role, Instant since)
            implements PlannedDrift {}

    /** A label of the project that is live with another value than its manifest has. */
    record ChangedLabel(String tenant, String key, String inGit, String live, Instant since)
            implements PlannedDrift {}
}
