/** A change of the estate's layout, and of whose a file is, is one of policy. */
@NullMarked
package dev.tenantry.policy.layout;

import org.jspecify.annotations.NullMarked;
