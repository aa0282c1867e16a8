/**
 * The cluster, read only: workflow runs and their templates, Argo CD's Applications, Config
 * Connector's objects and nodes. {@link dev.tenantry.sources.kubernetes.ClusterWatch} lists and
 * then watches; the {@code Read…} classes turn Kubernetes' JSON into facts. Nothing here can write.
 */
@NullMarked
package dev.tenantry.sources.kubernetes;

import org.jspecify.annotations.NullMarked;
