package dev.tenantry.sandbox.world;

/**
 * A Cloud Storage bucket of a tenant.
 *
 * @param name global, and the manifest's name too
 * @param purpose the last part of the name
 */
public record Bucket(String name, String purpose, DataClass dataClass, String location) {}
