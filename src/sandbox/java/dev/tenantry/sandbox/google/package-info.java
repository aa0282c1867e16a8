/**
 * Google Cloud in the box: Resource Manager v3 and IAM admin v1 over gRPC, as Google speaks them.
 */
@NullMarked
package dev.tenantry.sandbox.google;

import org.jspecify.annotations.NullMarked;
