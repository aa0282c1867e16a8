@NullMarked
package dev.tenantry.sandbox;

import org.jspecify.annotations.NullMarked;
