/** What people do, in a real browser, against the packaged application. */
@NullMarked
package dev.tenantry.journeys;

import org.jspecify.annotations.NullMarked;
