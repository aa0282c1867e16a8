/** Charges per day, from FOCUS files. */
@NullMarked
package dev.tenantry.sources.billing;

import org.jspecify.annotations.NullMarked;
