/** The billing export of the sandbox: FOCUS 1.2 files in a folder, a new one every day. */
@NullMarked
package dev.tenantry.sandbox.billing;

import org.jspecify.annotations.NullMarked;
