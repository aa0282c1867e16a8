/** The identity provider: three people, a sign-in page, tokens for scripts. */
@NullMarked
package dev.tenantry.sandbox.signin;

import org.jspecify.annotations.NullMarked;
