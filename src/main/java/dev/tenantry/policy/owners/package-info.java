/** Who has to look: owners by CODEOWNERS, and always somebody else than who made the change. */
@NullMarked
package dev.tenantry.policy.owners;

import org.jspecify.annotations.NullMarked;
