/** Tenantry: the admin console of a GitOps data platform on Google Cloud. */
@org.jspecify.annotations.NullMarked
package dev.tenantry;
