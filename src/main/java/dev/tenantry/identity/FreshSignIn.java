package dev.tenantry.identity;

import io.quarkus.oidc.OidcRedirectFilter;
import io.quarkus.oidc.Redirect;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * Has the provider asked just now who sits there? What is done once and lasts, as linking an
 * account does, is asked of a person and not of a browser that somebody left open.
 */
@ApplicationScoped
@Redirect(Redirect.Location.OIDC_AUTHORIZATION)
public class FreshSignIn implements OidcRedirectFilter {

    /** Where somebody arrives by signing in again, however well the provider still knows them. */
    public static final String AGAIN = "/settings/github/again";

    private final IdentitySettings settings;
    private final Clock clock;

    FreshSignIn(IdentitySettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Did this session begin just now, and with a question? A provider that still knew the person
     * says when it asked last ({@code auth_time}, OpenID Connect Core 1.0, section 2); where it
     * says nothing, the session's beginning has to do.
     */
    public boolean holds(Principal person, RoutingContext request) {
        Instant earliest = clock.instant().minus(settings.freshSignIn());
        boolean begun =
                Session.of(request)
                        .filter(session -> !session.start().isBefore(earliest))
                        .isPresent();
        return begun && asked(person).map(at -> !at.isBefore(earliest)).orElse(true);
    }

    /** A token that says nothing of it is read as one that says 0. */
    private static Optional<Instant> asked(Principal person) {
        return Address.claim(person, "auth_time")
                .filter(said -> !said.equals("0"))
                .filter(seconds -> seconds.matches("[0-9]{1,11}"))
                .map(seconds -> Instant.ofEpochSecond(Long.parseLong(seconds)));
    }

    /** On the way to the provider: it shall ask, and say when it did. */
    @Override
    public void filter(OidcRedirectContext redirect) {
        if (redirect.routingContext().normalizedPath().equals(AGAIN)) {
            redirect.additionalQueryParams()
                    .add("prompt", "login")
                    .add("max_age", Long.toString(settings.freshSignIn().toSeconds()));
        }
    }
}
