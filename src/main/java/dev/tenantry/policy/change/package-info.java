/**
 * A change and what a rule reads of it: both sides of every file, what is gained and lost, and how
 * a verdict is said.
 */
@NullMarked
package dev.tenantry.policy.change;

import org.jspecify.annotations.NullMarked;
