@NullMarked
package dev.tenantry.github.setup;

import org.jspecify.annotations.NullMarked;
