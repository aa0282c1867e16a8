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
import java.util.Optional;

/** What the layout asks about this request: {@code {inject:frame.…}}. */
@Named("frame")
@RequestScoped
public class Frame {

    private final RoutingContext request;
    private final SecurityIdentity identity;
    private final CurrentActor actor;
    private final Assets assets;

    Frame(RoutingContext request, SecurityIdentity identity, CurrentActor actor, Assets assets) {
        this.request = request;
        this.identity = identity;
        this.actor = actor;
        this.assets = assets;
    }

    public boolean signedIn() {
        return !identity.isAnonymous();
    }

    /** The signed-in person; ask {@link #signedIn()} first. */
    public Actor actor() {
        return actor.get();
    }

    public Settings settings() {
        return Settings.from(
                name ->
                        Optional.ofNullable(request.request().getCookie(name))
                                .map(Cookie::getValue));
    }

    public String path() {
        return request.normalizedPath();
    }

    /** This page with its query, to come back to. */
    public String here() {
        return request.request().uri();
    }

    public List<List<NavItem>> nav() {
        return NavItem.groups();
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

    /** What proves that a form came from a page of ours. */
    public String csrf() {
        return "";
    }

    /** How many things wait behind a navigation entry. */
    public long count(NavItem item) {
        return 0;
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
