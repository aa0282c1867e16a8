/**
 * A change is read by every reader in the same way, and holds nothing but files and fields of which
 * the meaning is known.
 */
@NullMarked
package dev.tenantry.policy.files;

import org.jspecify.annotations.NullMarked;
