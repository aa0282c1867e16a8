/** The outside world, read only: immutable facts that know nothing of us. */
@NullMarked
package dev.tenantry.sources;

import org.jspecify.annotations.NullMarked;
