/**
 * The rules of the house: files of the estate with a condition in the Common Expression Language.
 */
@NullMarked
package dev.tenantry.policy.house;

import org.jspecify.annotations.NullMarked;
