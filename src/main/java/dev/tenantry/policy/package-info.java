/** May this change be made? A rule is a sentence and a pure function. */
@NullMarked
package dev.tenantry.policy;

import org.jspecify.annotations.NullMarked;
