package dev.tenantry.sources.billing;

import java.nio.file.Path;

/**
 * A file of the export.
 *
 * @param name its path in the folder with forward slashes and without {@code .gz}: a file that is
 *     compressed later stays the same file
 * @param path where it can be read
 * @param compressed is it gzip?
 * @param stamp size and time of change; equal stamps mean that it need not be read again
 */
public record BillingFile(String name, Path path, boolean compressed, String stamp) {}
