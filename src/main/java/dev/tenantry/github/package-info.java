/** Our only door to GitHub. */
@NullMarked
package dev.tenantry.github;

import org.jspecify.annotations.NullMarked;
