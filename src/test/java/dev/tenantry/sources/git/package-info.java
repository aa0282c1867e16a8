/** The mirror against real bare repositories. */
@NullMarked
package dev.tenantry.sources.git;

import org.jspecify.annotations.NullMarked;
