/**
 * How an estate is laid out: which paths are whose, as {@code tenantry.yaml} at its root says, or
 * as the console has it by itself.
 */
@NullMarked
package dev.tenantry.estate.layout;

import org.jspecify.annotations.NullMarked;
