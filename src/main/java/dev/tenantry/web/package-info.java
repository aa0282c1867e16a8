/** The frame of every page: layout, navigation, errors, paging, formats, search. */
@NullMarked
package dev.tenantry.web;

import org.jspecify.annotations.NullMarked;
