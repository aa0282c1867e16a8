/** Every tenant on one page, and one page for every tenant. */
@NullMarked
package dev.tenantry.tenants;

import org.jspecify.annotations.NullMarked;
