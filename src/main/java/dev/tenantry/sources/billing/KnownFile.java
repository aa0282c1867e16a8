package dev.tenantry.sources.billing;

import java.util.Optional;

/**
 * What is remembered of a file that was read before.
 *
 * @param hash of its uncompressed bytes; empty when it could not be read then
 * @param stamp as {@link BillingFile#stamp()} was then
 * @param gone is it known to be missing from the folder?
 * @param duplicateOf the file that said the same, byte for byte, and was counted in its place
 */
public record KnownFile(String hash, String stamp, boolean gone, Optional<String> duplicateOf) {}
