/**
 * What the manifests of the estate mean: tenants, their projects and stores, grants, budgets. Read
 * here once, for rules, rows and forms alike.
 */
@NullMarked
package dev.tenantry.estate;

import org.jspecify.annotations.NullMarked;
