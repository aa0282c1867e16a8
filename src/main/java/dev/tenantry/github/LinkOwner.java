package dev.tenantry.github;

import java.security.Principal;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Who linked an account: the identity provider, and its name for the person, which nobody else gets
 * when the address is given away.
 */
record LinkOwner(String issuer, String subject) {

    /** As sign-ins are remembered; empty for somebody without a token. */
    static Optional<LinkOwner> of(Principal principal) {
        return principal instanceof JsonWebToken token
                ? Optional.of(
                        new LinkOwner(
                                String.valueOf(token.getIssuer()),
                                String.valueOf(token.getSubject())))
                : Optional.empty();
    }
}
