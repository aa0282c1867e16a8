/**
 * Every tag and every shared block in every state, for people who write pages; dev and test only.
 */
@NullMarked
package dev.tenantry.styleguide;

import org.jspecify.annotations.NullMarked;
