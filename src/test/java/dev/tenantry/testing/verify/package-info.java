/** What a whole {@code verify} holds and where its time goes: kinds, times, counts, and limits. */
@NullMarked
package dev.tenantry.testing.verify;

import org.jspecify.annotations.NullMarked;
