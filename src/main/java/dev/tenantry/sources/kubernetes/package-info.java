/**
 * Workflow runs, Argo CD Applications, Config Connector status and nodes, as the cluster reports
 * them.
 */
@NullMarked
package dev.tenantry.sources.kubernetes;

import org.jspecify.annotations.NullMarked;
