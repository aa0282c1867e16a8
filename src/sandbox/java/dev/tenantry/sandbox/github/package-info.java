/**
 * GitHub in the box: REST v3, user login, smart HTTP and signed webhooks over one real bare Git
 * repository, with GitHub's own refusals.
 */
@NullMarked
package dev.tenantry.sandbox.github;

import org.jspecify.annotations.NullMarked;
