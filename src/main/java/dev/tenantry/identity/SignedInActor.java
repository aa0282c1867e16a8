package dev.tenantry.identity;

import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.json.JsonString;
import java.security.Principal;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** The person behind the token of this request. */
@RequestScoped
class SignedInActor implements CurrentActor {

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
        String email =
                claim(principal, "email").orElse(principal.getName()).toLowerCase(Locale.ROOT);
        String name =
                claim(principal, "name")
                        .or(() -> claim(principal, "preferred_username"))
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

    /** The groups claim as it came; without a token, the roles (tests sign people in like that). */
    static Set<String> groups(SecurityIdentity identity) {
        if (identity.getPrincipal() instanceof JsonWebToken token
                && token.getClaim("groups") instanceof Collection<?> claimed) {
            Set<String> groups = new LinkedHashSet<>();
            for (Object group : claimed) {
                groups.add(group instanceof JsonString text ? text.getString() : group.toString());
            }
            return groups;
        }
        return identity.getRoles();
    }

    private static Optional<String> claim(Principal principal, String name) {
        return principal instanceof JsonWebToken token
                ? Optional.ofNullable(token.<Object>getClaim(name)).map(Object::toString)
                : Optional.empty();
    }
}
