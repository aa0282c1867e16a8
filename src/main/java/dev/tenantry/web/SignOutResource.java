package dev.tenantry.web;

import dev.tenantry.identity.SignOut;
import io.quarkus.oidc.OidcConfigurationMetadata;
import io.quarkus.oidc.OidcSession;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Ends the session here and at the identity provider. */
@Path("/")
class SignOutResource {

    /** Not cookies: that would take those of every site in the domain. Ours are removed by name. */
    private static final String KEPT = "\"cache\", \"storage\"";

    private final OidcSession session;
    private final OidcConfigurationMetadata provider;
    private final SignOut signOut;
    private final Optional<String> client;

    SignOutResource(
            OidcSession session,
            OidcConfigurationMetadata provider,
            SignOut signOut,
            @ConfigProperty(name = "quarkus.oidc.client-id") Optional<String> client) {
        this.session = session;
        this.provider = provider;
        this.signOut = signOut;
        this.client = client;
    }

    @POST
    @Path("sign-out")
    @Authenticated
    @Blocking
    public Uni<Response> signOut(@Context UriInfo here, RoutingContext request) {
        signOut.endOf(request);
        URI after = here.getBaseUriBuilder().path("signed-out").build();
        URI next =
                Optional.ofNullable(provider.getEndSessionUri())
                        .map(end -> atProvider(end, after))
                        .orElse(after);
        return session.logout()
                .map(gone -> Response.seeOther(next).header("Clear-Site-Data", KEPT).build());
    }

    private URI atProvider(String endSession, URI after) {
        UriBuilder address =
                UriBuilder.fromUri(endSession)
                        .queryParam("post_logout_redirect_uri", after)
                        .queryParam("id_token_hint", session.getIdToken().getRawToken());
        client.ifPresent(id -> address.queryParam("client_id", id));
        return address.build();
    }

    /** Where the identity provider tells that somebody signed out elsewhere. */
    @POST
    @Path("signed-out-elsewhere")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PermitAll
    public Response elsewhere(@FormParam("logout_token") @DefaultValue("") String token) {
        if (!signOut.end(token)) {
            throw new Problem(
                    400, "We could not read that", "This is no logout token of our provider.");
        }
        return Response.ok().build();
    }

    @GET
    @Path("signed-out")
    @PermitAll
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance signedOut() {
        return Templates.signedOut();
    }

    @GET
    @Path("sign-in-failed")
    @PermitAll
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance failed(@QueryParam("because") @DefaultValue("") String because) {
        String detail =
                because.equals("address")
                        ? "The identity provider does not say that your address is verified, so it"
                                + " may be somebody else's. Verify it there, then sign in again."
                        : "The identity provider refused, or its answer made no sense. Try again;"
                                + " if it stays, ask whoever runs it.";
        return ErrorPages.Templates.error(
                new Problem(401, "You could not be signed in", detail), Trace.id());
    }

    @CheckedTemplate(basePath = "web", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance signedOut();

        private Templates() {}
    }
}
