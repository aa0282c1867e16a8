/**
 * What the cluster has beside runs: Applications of Argo CD, objects of Config Connector, nodes.
 * Rows alone; drift and proposals read them.
 */
@NullMarked
package dev.tenantry.cluster;

import org.jspecify.annotations.NullMarked;
