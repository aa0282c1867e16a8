/** Facts about the frame of every page. */
@NullMarked
package dev.tenantry.web;

import org.jspecify.annotations.NullMarked;
