package dev.tenantry.web;

import java.time.Instant;
import java.util.Optional;

/** Tells pages over all slices how old the rows of the estate are. */
public interface EstateAge {

    /**
     * How old rows are.
     *
     * @param at when the estate was as they say; empty before it was read
     * @param stale are they older than they should be?
     */
    record AsOf(Optional<Instant> at, boolean stale) {}

    AsOf estate();
}
