package dev.tenantry.identity;

import java.util.Optional;

/** Which GitHub account a person has linked; implemented where the links are kept. */
public interface LinkedAccounts {

    Optional<String> githubLogin(String email);
}
