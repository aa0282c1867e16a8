/**
 * What Argo CD does with a change: which folders it applies, from where, and whether it takes back
 * what is deleted.
 */
@NullMarked
package dev.tenantry.policy.argo;

import org.jspecify.annotations.NullMarked;
