package dev.tenantry.identity;

import java.security.Principal;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * The address that a token gives a person, by which roles, grants and linked accounts know them,
 * and whether the provider has seen that it is theirs: anybody can type any address into a profile.
 */
record Address(String text, boolean verified) {

    /**
     * Reads it; without one, the name that the token gives stands for it.
     *
     * @param unsaidIsVerified what holds where the provider does not say
     */
    static Address of(Principal principal, boolean unsaidIsVerified) {
        Optional<String> email = claim(principal, "email");
        Optional<String> said = claim(principal, "email_verified");
        String text = email.orElse(principal.getName()).toLowerCase(Locale.ROOT);
        if (email.isEmpty() && !text.contains("@")) {
            // A name such as a client's is nobody's address.
            return new Address(text, true);
        }
        // What is said is said of the claim, not of a name that looks like an address.
        boolean verified =
                said.map(word -> word.equals("true") && email.isPresent()).orElse(unsaidIsVerified);
        return new Address(text, verified);
    }

    static Optional<String> claim(Principal principal, String name) {
        return principal instanceof JsonWebToken token
                ? Optional.ofNullable(token.<Object>getClaim(name)).map(Object::toString)
                : Optional.empty();
    }
}
