package dev.tenantry.github;

import dev.tenantry.identity.CurrentActor;
import dev.tenantry.identity.FreshSignIn;
import dev.tenantry.proposals.ForgeTrouble;
import dev.tenantry.web.Problem;
import io.quarkus.oidc.OidcSession;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** One's own GitHub account: link it, see it, give it up. */
@Path("/settings/github")
@Authenticated
class AccountResource {

    /** A path and no address of another site. */
    private static final Pattern OURS = Pattern.compile("/[a-z][A-Za-z0-9/_.~-]{0,200}");

    private final AccountLinks links;
    private final CurrentActor actor;
    private final SecurityIdentity identity;
    private final FreshSignIn fresh;
    private final OidcSession session;
    private final Optional<LinkState> states;
    private final String publicUrl;
    private final Clock clock;

    AccountResource(
            AccountLinks links,
            CurrentActor actor,
            SecurityIdentity identity,
            FreshSignIn fresh,
            OidcSession session,
            GitHubSettings settings,
            @ConfigProperty(name = "tenantry.public-url") String publicUrl,
            Clock clock) {
        this.links = links;
        this.actor = actor;
        this.identity = identity;
        this.fresh = fresh;
        this.session = session;
        this.states = settings.tokenKey().map(LinkState::new);
        this.publicUrl = publicUrl;
        this.clock = clock;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance account(@QueryParam("from") @DefaultValue("") String from) {
        Optional<LinkRows.Row> row = links.of(actor.get().email());
        return Templates.account(
                new AccountView(
                        links.login().isConfigured(),
                        row.map(LinkRows.Row::login),
                        row.map(LinkRows.Row::linkedAt),
                        row.map(LinkRows.Row::broken).orElse(false),
                        row.map(LinkRows.Row::stillTheirs).orElse(true)),
                ours(from));
    }

    /** Sends the browser to GitHub's login, or first to sign in again. */
    @POST
    @Path("login")
    @Blocking
    public Uni<Response> begin(
            @FormParam("from") @DefaultValue("") String from, RoutingContext request) {
        if (!links.login().isConfigured()) {
            throw Problem.invalid("GitHub's login is not configured for this console.");
        }
        if (!fresh.holds(identity.getPrincipal(), request)) {
            Response again = seeOther(FreshSignIn.AGAIN, ours(from));
            return session.logout().replaceWith(again);
        }
        String state = states.orElseThrow().of(actor.get().email(), ours(from), clock.instant());
        return Uni.createFrom()
                .item(Response.seeOther(links.login().address(redirect(), state)).build());
    }

    /** Where they arrive who have signed in again. */
    @GET
    @Path("again")
    public Response again(
            @QueryParam("from") @DefaultValue("") String from, RoutingContext request) {
        if (!fresh.holds(identity.getPrincipal(), request)) {
            throw new Problem(
                    403,
                    "You have to sign in again",
                    "Your identity provider let you in without asking who you are. Sign out there,"
                            + " then link your account.");
        }
        return seeOther("/settings/github", ours(from));
    }

    private static Response seeOther(String path, String from) {
        UriBuilder address = UriBuilder.fromPath(path);
        return Response.seeOther(
                        from.isEmpty()
                                ? address.build()
                                : address.queryParam("from", "{from}").build(from))
                .build();
    }

    /** Where GitHub sends the browser back: names the account, asks, and changes nothing. */
    @GET
    @Path("return")
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance returned(
            @QueryParam("code") @DefaultValue("") String code,
            @QueryParam("state") @DefaultValue("") String state) {
        refuseForeign(state);
        if (code.isEmpty()) {
            throw Problem.invalid("GitHub did not log you in, so nothing was linked.");
        }
        AccountLinks.Shown shown =
                shown(code)
                        .orElseThrow(
                                () ->
                                        Problem.invalid(
                                                "GitHub does not take this login any more. Start"
                                                        + " again."));
        return Templates.finish(shown.login(), shown.sealed(), state);
    }

    @POST
    @Path("link")
    public Response link(
            @FormParam("account") @DefaultValue("") String sealed,
            @FormParam("state") @DefaultValue("") String state) {
        refuseForeign(state);
        Optional<LinkOwner> owner = LinkOwner.of(identity.getPrincipal());
        if (!links.link(actor.get().email(), owner, sealed, state)) {
            throw Problem.invalid(
                    "This login was used already, or is more than ten minutes old. Start again.");
        }
        String from = LinkState.from(state);
        return from.isEmpty() ? home("linked") : Response.seeOther(URI.create(from)).build();
    }

    /** A page of the console, by its path; empty for what leads elsewhere. */
    private static String ours(String from) {
        return OURS.matcher(from).matches() ? from : "";
    }

    private Optional<AccountLinks.Shown> shown(String code) {
        try {
            return links.shown(actor.get().email(), code, redirect());
        } catch (ForgeTrouble e) {
            throw new Problem(503, "GitHub cannot do this now", e.sentence());
        }
    }

    /** Gives the account up here; GitHub's own settings can revoke the App's rights there. */
    @POST
    @Path("unlink")
    public Response unlink() {
        links.unlink(actor.get().email());
        return home("unlinked");
    }

    private void refuseForeign(String state) {
        if (states.filter(s -> s.proves(state, actor.get().email(), clock.instant())).isEmpty()) {
            throw Problem.invalid(
                    "This login was begun in another session, or more than ten minutes ago. Start"
                            + " again.");
        }
    }

    private String redirect() {
        return publicUrl + "/settings/github/return";
    }

    private static Response home(String outcome) {
        return Response.seeOther(URI.create("/settings/github?" + outcome)).build();
    }

    @CheckedTemplate(basePath = "github")
    static class Templates {
        static native TemplateInstance account(AccountView view, String from);

        static native TemplateInstance finish(String login, String account, String state);

        private Templates() {}
    }
}
