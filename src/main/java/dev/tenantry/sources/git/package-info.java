/**
 * A bare mirror of the estate repository: fetch, all manifests at one commit, what changed between
 * two, the history of a path.
 */
@NullMarked
package dev.tenantry.sources.git;

import org.jspecify.annotations.NullMarked;
