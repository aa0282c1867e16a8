/** Runs the sources, hands their facts to projections, keeps markers, findings and freshness. */
@NullMarked
package dev.tenantry.indexing;

import org.jspecify.annotations.NullMarked;
