/** The mirror against real bare repositories. */
@NullMarked
package dev.tenantry.sources.kubernetes;

import org.jspecify.annotations.NullMarked;
