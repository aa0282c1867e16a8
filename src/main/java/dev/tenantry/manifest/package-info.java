/**
 * The language of desired state: parse, validate, edit without touching other bytes, diff. Pure.
 */
@NullMarked
package dev.tenantry.manifest;

import org.jspecify.annotations.NullMarked;
