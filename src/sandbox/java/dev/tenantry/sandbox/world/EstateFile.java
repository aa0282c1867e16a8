package dev.tenantry.sandbox.world;

/** One file of the estate, whole. */
public record EstateFile(String path, String text) {}
