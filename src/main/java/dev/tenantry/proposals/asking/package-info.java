/**
 * What every form that asks for a change needs: fields, their sentences, the preview while typing
 * and the submit, which go the same way.
 */
@NullMarked
package dev.tenantry.proposals.asking;

import org.jspecify.annotations.NullMarked;
