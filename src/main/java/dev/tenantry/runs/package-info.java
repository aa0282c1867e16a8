/**
 * Argo Workflows: what ran, what runs, and why it failed. {@link dev.tenantry.runs.RunProjection}
 * writes the rows and keeps those that Argo has forgotten.
 */
@NullMarked
package dev.tenantry.runs;

import org.jspecify.annotations.NullMarked;
