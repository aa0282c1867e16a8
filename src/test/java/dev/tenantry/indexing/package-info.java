/** Index runs on a real PostgreSQL with real Git repositories. */
@NullMarked
package dev.tenantry.indexing;

import org.jspecify.annotations.NullMarked;
