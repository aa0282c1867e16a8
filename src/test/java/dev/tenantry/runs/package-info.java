/** Runs, from the cluster to the pages. */
@NullMarked
package dev.tenantry.runs;

import org.jspecify.annotations.NullMarked;
