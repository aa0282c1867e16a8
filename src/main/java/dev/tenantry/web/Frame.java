package dev.tenantry.web;

import dev.tenantry.identity.Actor;
import dev.tenantry.identity.ConsoleRole;
import dev.tenantry.identity.CurrentActor;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the layout asks about this request: {@code {inject:frame.…}}. */
@Named("frame")
@RequestScoped
public class Frame {

    private final RoutingContext request;
    private final SecurityIdentity identity;
    private final CurrentActor actor;
    private final Assets assets;
    private final FormToken tokens;
    private final NavItems items;
    private final NavCounts counts;
    private @Nullable Settings settings;

    Frame(
            RoutingContext request,
            SecurityIdentity identity,
            CurrentActor actor,
            Assets assets,
            FormToken tokens,
            NavItems items,
            NavCounts counts) {
        this.request = request;
        this.identity = identity;
        this.actor = actor;
        this.assets = assets;
        this.tokens = tokens;
        this.items = items;
        this.counts = counts;
    }

    public boolean signedIn() {
        return !identity.isAnonymous();
    }

    /** The signed-in person; ask {@link #signedIn()} first. */
    public Actor actor() {
        return actor.get();
    }

    /** May the person ask for changes? Then pages offer it. */
    public boolean mayAsk() {
        return signedIn() && actor().mayAsk();
    }

    /** May the person know how the repository is guarded? */
    public boolean maySetUp() {
        return signedIn()
                && (actor().is(ConsoleRole.INFRA_ENGINEER) || actor().is(ConsoleRole.REVIEWER));
    }

    /** As the request's cookies have them; every time on a page asks for the zone. */
    public Settings settings() {
        if (settings == null) {
            settings =
                    Settings.from(
                            name ->
                                    Optional.ofNullable(request.request().getCookie(name))
                                            .map(Cookie::getValue));
        }
        return settings;
    }

    public String path() {
        return request.normalizedPath();
    }

    /** Does the address carry this query parameter? */
    public boolean asks(String parameter) {
        return request.queryParams().contains(parameter);
    }

    /** What the address says for this query parameter, or nothing. */
    public String asked(String parameter) {
        return Objects.requireNonNullElse(request.queryParams().get(parameter), "");
    }

    boolean overTls() {
        return request.request().isSSL() || "https".equals(request.request().scheme());
    }

    /** This page with its query, to come back to. */
    public String here() {
        return request.request().uri();
    }

    public List<List<NavItem>> nav() {
        return items.groups();
    }

    public String css() {
        return assets.css();
    }

    public String js() {
        return assets.js();
    }

    public String icons() {
        return assets.icons();
    }

    public String logo() {
        return assets.logo();
    }

    /** What proves that a form came from a page of ours; empty when nobody is signed in. */
    public String csrf() {
        return signedIn() ? tokens.of(identity.getPrincipal().getName()) : "";
    }

    /** The person and their roles in words. */
    public String who() {
        return signedIn()
                ? actor().email() + ", " + String.join(", ", roles()).toLowerCase(Locale.ROOT)
                : "not signed in";
    }

    /** How many things wait behind a navigation entry. */
    public long count(NavItem item) {
        return signedIn() ? counts.of(item) : 0;
    }

    /** The person's roles as words, without the one that everybody has. */
    public List<String> roles() {
        return actor().roles().stream()
                .sorted()
                .filter(role -> role != ConsoleRole.VIEWER || actor().roles().size() == 1)
                .map(ConsoleRole::title)
                .toList();
    }

    public String vendor(String path) {
        return "/assets/vendor/" + path;
    }
}
