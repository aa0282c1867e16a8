/** What tests share: a sandbox beside the application, a real database, a browser. */
@NullMarked
package dev.tenantry.testing;

import org.jspecify.annotations.NullMarked;
