package dev.tenantry.web;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * What was typed into a form outlives the session without any script: sent by somebody who is not
 * signed in any more, it waits in a cookie of their browser for a quarter of an hour, and fills the
 * form in again once the same person has signed in. The form's own proof says whose it was; nobody
 * else sees it, and nothing is done with it. What is too long is let go.
 */
@ApplicationScoped
public class TypedForms {

    static final String COOKIE = "typed";

    /** With what the cookies of a session begin; without one nobody is signed in. */
    private static final String SESSION = "q_session";

    /** After it is known that the form is of this site, before anybody is asked to sign in. */
    private static final int PRIORITY = 890;

    private static final int LONGEST_BODY = 16 * 1024;
    private static final int QUARTER_OF_AN_HOUR = 15 * 60;

    private final FormToken tokens;
    private final SecurityIdentity identity;

    TypedForms(FormToken tokens, SecurityIdentity identity) {
        this.tokens = tokens;
        this.identity = identity;
    }

    void register(@Observes Filters filters) {
        filters.register(TypedForms::keep, PRIORITY);
    }

    private static void keep(RoutingContext context) {
        HttpServerRequest request = context.request();
        Optional<String> page = TypedForm.page(context.normalizedPath());
        if (!HttpMethod.POST.equals(request.method()) || page.isEmpty() || !isLate(request)) {
            context.next();
            return;
        }
        request.body()
                .onSuccess(body -> backToTheForm(context, page.get(), body))
                .onFailure(context::fail);
        // Quarkus holds the body back until somebody reads it.
        request.resume();
    }

    /** A small form of a browser without a session; a script says so itself, and keeps its page. */
    private static boolean isLate(HttpServerRequest request) {
        String type = request.getHeader("Content-Type");
        String length = request.getHeader("Content-Length");
        return type != null
                && type.startsWith("application/x-www-form-urlencoded")
                && length != null
                && length.matches("\\d{1,5}")
                && Integer.parseInt(length) <= LONGEST_BODY
                && request.getHeader("HX-Request") == null
                && request.getHeader("Authorization") == null
                && request.cookies().stream().noneMatch(c -> c.getName().startsWith(SESSION));
    }

    private static void backToTheForm(RoutingContext context, String page, Buffer body) {
        TypedForm.of(context.normalizedPath(), body.toString())
                .packed()
                .ifPresent(packed -> context.response().addCookie(cookie(context, packed)));
        context.response().setStatusCode(303).putHeader("Location", page).end();
    }

    private static Cookie cookie(RoutingContext context, String packed) {
        return Cookie.cookie(COOKIE, packed)
                .setPath("/")
                .setMaxAge(QUARTER_OF_AN_HOUR)
                .setHttpOnly(true)
                .setSecure(context.request().isSSL())
                .setSameSite(CookieSameSite.LAX);
    }

    /** The first page of a signed-in person takes the cookie away, and their form its fields. */
    @ServerRequestFilter
    public Optional<Response> backTo(ContainerRequestContext request) {
        jakarta.ws.rs.core.Cookie kept = request.getCookies().get(COOKIE);
        if (kept == null || identity.isAnonymous() || !request.getMethod().equals("GET")) {
            return Optional.empty();
        }
        String here = request.getUriInfo().getRequestUri().getRawPath();
        Optional<TypedForm> form =
                TypedForm.unpacked(kept.getValue())
                        .filter(typed -> TypedForm.page(typed.path()).equals(Optional.of(here)));
        return form.map(
                typed -> {
                    String person = identity.getPrincipal().getName();
                    boolean theirs = tokens.proves(typed.token(), person);
                    URI back = URI.create(theirs ? here + typed.query() : here);
                    return Response.seeOther(back).cookie(gone(request)).build();
                });
    }

    private static NewCookie gone(ContainerRequestContext request) {
        boolean secure = request.getUriInfo().getRequestUri().getScheme().equals("https");
        return new NewCookie.Builder(COOKIE)
                .value("")
                .path("/")
                .maxAge(0)
                .httpOnly(true)
                .secure(secure)
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }
}
