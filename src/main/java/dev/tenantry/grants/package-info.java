/** Who may read what, until when. */
@NullMarked
package dev.tenantry.grants;

import org.jspecify.annotations.NullMarked;
