package dev.tenantry.github;

import dev.tenantry.proposals.ForgeTrouble;
import java.util.Optional;

/** The access tokens of people who linked their GitHub account. */
interface PersonTokens {

    /** A token that is valid now; empty for who has no linked account. */
    Optional<String> tokenOf(String email) throws ForgeTrouble;

    /** GitHub did not take the person's token: it was revoked there. */
    void rejected(String email);

    Optional<String> loginOf(String email);
}
