/** Does GitHub hold people to what our check says? The rules of the branch, read and judged. */
@NullMarked
package dev.tenantry.github.setup;

import org.jspecify.annotations.NullMarked;
