/**
 * Argo CD and Config Connector in a box: takes what is merged into the estate and, a few seconds
 * later, makes the sandbox's cluster and Google Cloud match it, saying on the way what the real
 * ones say. Writes nothing but the sandbox's own state.
 */
@NullMarked
package dev.tenantry.sandbox.actuator;

import org.jspecify.annotations.NullMarked;
