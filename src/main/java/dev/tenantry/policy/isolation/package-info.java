/**
 * Tenants never meet: each has its own project, namespace, buckets and accounts, and nothing of one
 * is granted on another.
 */
@NullMarked
package dev.tenantry.policy.isolation;

import org.jspecify.annotations.NullMarked;
