/**
 * What Google Cloud has: projects, allow policies and service accounts, as they were when it was
 * asked. Rows alone; grants, drift and proposals read them.
 */
@NullMarked
package dev.tenantry.google;

import org.jspecify.annotations.NullMarked;
