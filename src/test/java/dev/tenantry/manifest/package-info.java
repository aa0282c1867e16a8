/** The language of desired state, tested without anything around it. */
@NullMarked
package dev.tenantry.manifest;

import org.jspecify.annotations.NullMarked;
