package dev.tenantry.sources.kubernetes;

import java.time.Instant;

/**
 * Which object, and which state of it.
 *
 * @param namespace empty for an object of the whole cluster
 * @param uid never used again, also when the name is
 * @param version grows with every change of this object
 */
public record ObjectIdentity(
        String namespace, String name, String uid, long version, Instant createdAt) {}
