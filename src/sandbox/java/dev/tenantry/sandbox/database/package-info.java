/** PostgreSQL, the real one, started from its own binaries. */
@NullMarked
package dev.tenantry.sandbox.database;

import org.jspecify.annotations.NullMarked;
