package dev.tenantry.github;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Until accounts can be linked, nobody has one. */
@DefaultBean
@ApplicationScoped
class NobodyLinked implements PersonTokens {

    @Override
    public Optional<String> tokenOf(String email) {
        return Optional.empty();
    }

    @Override
    public void rejected(String email) {}

    @Override
    public Optional<String> loginOf(String email) {
        return Optional.empty();
    }

    @Override
    public Optional<String> emailOf(String login) {
        return Optional.empty();
    }
}
