/**
 * Argo Workflows in a box: which runs there were and are (a pure function of the world and the
 * time), how each of them goes, and a controller that makes them so in the sandbox's cluster.
 */
@NullMarked
package dev.tenantry.sandbox.workflows;

import org.jspecify.annotations.NullMarked;
