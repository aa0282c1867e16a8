package dev.tenantry.manifest;

/**
 * Something in a file that wants a human.
 *
 * @param line counted from 1
 * @param sentence what is wrong, for people
 * @param remedy what to do about it, for people
 */
public record Problem(String path, int line, String sentence, String remedy) {}
