/** The outside world in a box: a program of its own, never in a production artifact. */
@NullMarked
package dev.tenantry.sandbox;

import org.jspecify.annotations.NullMarked;
