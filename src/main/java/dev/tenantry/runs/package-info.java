/** Argo Workflows: what ran, what runs, and why it failed. */
@NullMarked
package dev.tenantry.runs;

import org.jspecify.annotations.NullMarked;
