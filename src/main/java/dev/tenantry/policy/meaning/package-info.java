/** What a change means, sentence by sentence, with nothing left out. */
@NullMarked
package dev.tenantry.policy.meaning;

import org.jspecify.annotations.NullMarked;
