package dev.tenantry.manifest;

/**
 * Where a node stands in its file.
 *
 * @param line the first line, counted from 1
 * @param start the offset of its first character in the decoded text, counted from 0
 * @param end the offset behind its last character; for a block list or map this is where the next
 *     token starts
 */
public record Place(int line, int start, int end) {}
