/** Where what Git says and what is live differ. */
@NullMarked
package dev.tenantry.drift;

import org.jspecify.annotations.NullMarked;
