/** A tenant's budget, changed by proposal: its amount, and at what part of it people are told. */
@NullMarked
package dev.tenantry.costs.budget;

import org.jspecify.annotations.NullMarked;
