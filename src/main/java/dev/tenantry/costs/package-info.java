/** What every tenant costs; the sums add up to the bill, to the cent. */
@NullMarked
package dev.tenantry.costs;

import org.jspecify.annotations.NullMarked;
