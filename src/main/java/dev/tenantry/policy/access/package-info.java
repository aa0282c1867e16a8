/**
 * Grants: well formed, dated, given once, within the limits of IAM, and by roles of which it is
 * known what they let do.
 */
@NullMarked
package dev.tenantry.policy.access;

import org.jspecify.annotations.NullMarked;
