/** What protects people, data and machines does not become less unseen. */
@NullMarked
package dev.tenantry.policy.safeguards;

import org.jspecify.annotations.NullMarked;
