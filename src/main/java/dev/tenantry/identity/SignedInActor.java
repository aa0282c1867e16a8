package dev.tenantry.identity;

import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Instance;
import java.security.Principal;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The person behind the token of this request. */
@RequestScoped
class SignedInActor implements CurrentActor {

    /** Where an identity keeps its groups, {@code Set<String>}. */
    static final String GROUPS = "tenantry.groups";

    private final SecurityIdentity identity;
    private final Instance<LinkedAccounts> linked;
    private @Nullable Actor actor;

    SignedInActor(SecurityIdentity identity, Instance<LinkedAccounts> linked) {
        this.identity = identity;
        this.linked = linked;
    }

    @Override
    public Actor get() {
        if (identity.isAnonymous()) {
            throw new UnauthorizedException("Nobody is signed in");
        }
        if (actor == null) {
            actor = read(identity);
        }
        return actor;
    }

    private Actor read(SecurityIdentity from) {
        Principal principal = from.getPrincipal();
        // TokenRules lets nobody in whose address is not verified.
        String email = Address.of(principal, true).text();
        String name =
                Address.claim(principal, "name")
                        .or(() -> Address.claim(principal, "preferred_username"))
                        .orElse(email);
        return new Actor(email, name, groups(from), roles(from), login(email));
    }

    private Optional<String> login(String email) {
        return linked.stream().flatMap(accounts -> accounts.githubLogin(email).stream()).findAny();
    }

    private static Set<ConsoleRole> roles(SecurityIdentity identity) {
        return Stream.of(ConsoleRole.values())
                .filter(role -> identity.hasRole(role.role()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * The groups that the provider's token named, from before the roles that follow from them took
     * their place.
     */
    static Set<String> groups(SecurityIdentity identity) {
        Set<String> groups = identity.getAttribute(GROUPS);
        return groups == null ? identity.getRoles() : groups;
    }
}
