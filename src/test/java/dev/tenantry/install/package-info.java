/** What an operator installs: manifests, images, settings and the guide to them. */
@NullMarked
package dev.tenantry.install;

import org.jspecify.annotations.NullMarked;
