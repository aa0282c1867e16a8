/** Steps of workflows stay in their own pods. */
@NullMarked
package dev.tenantry.policy.pods;

import org.jspecify.annotations.NullMarked;
