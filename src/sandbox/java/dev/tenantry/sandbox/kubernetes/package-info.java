/**
 * A cluster in a box: the read half of the Kubernetes API (list, get, watch) over objects that the
 * sandbox itself writes. Nobody may write through the API, as in a cluster where the console only
 * has get, list and watch.
 */
@NullMarked
package dev.tenantry.sandbox.kubernetes;

import org.jspecify.annotations.NullMarked;
