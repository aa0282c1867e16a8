/** Who is signed in, their roles, and their GitHub login. */
@NullMarked
package dev.tenantry.identity;

import org.jspecify.annotations.NullMarked;
