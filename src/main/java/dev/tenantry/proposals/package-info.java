/** A change somebody wants merged: intent, preview, checks, branch, pull request, merged, live. */
@NullMarked
package dev.tenantry.proposals;

import org.jspecify.annotations.NullMarked;
