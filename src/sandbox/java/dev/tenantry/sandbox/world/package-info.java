/**
 * The invented company that the sandbox shows: its tenants, people, grants, pools and workflows,
 * and the Git history that led there. Pure: the same seed and instant give the same world.
 */
@NullMarked
package dev.tenantry.sandbox.world;

import org.jspecify.annotations.NullMarked;
