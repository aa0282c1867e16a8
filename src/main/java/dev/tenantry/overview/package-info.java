/**
 * The first page and the search: they stand above all rooms and know none of them. What a room has
 * for them is a bean of a type in {@code web}: {@code Waiting}, {@code Figure}, {@code Notice},
 * {@code Finder}.
 */
@NullMarked
package dev.tenantry.overview;

import org.jspecify.annotations.NullMarked;
