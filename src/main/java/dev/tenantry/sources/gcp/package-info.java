/** Projects and allow policies, as Google reports them. */
@NullMarked
package dev.tenantry.sources.gcp;

import org.jspecify.annotations.NullMarked;
