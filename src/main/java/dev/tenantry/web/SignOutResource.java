package dev.tenantry.web;

import io.quarkus.oidc.OidcConfigurationMetadata;
import io.quarkus.oidc.OidcSession;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
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

    private final OidcSession session;
    private final OidcConfigurationMetadata provider;
    private final Optional<String> client;

    SignOutResource(
            OidcSession session,
            OidcConfigurationMetadata provider,
            @ConfigProperty(name = "quarkus.oidc.client-id") Optional<String> client) {
        this.session = session;
        this.provider = provider;
        this.client = client;
    }

    @POST
    @Path("sign-out")
    @Authenticated
    public Uni<Response> signOut(@Context UriInfo here) {
        URI after = here.getBaseUriBuilder().path("signed-out").build();
        URI next =
                Optional.ofNullable(provider.getEndSessionUri())
                        .map(end -> atProvider(end, after))
                        .orElse(after);
        return session.logout().map(gone -> Response.seeOther(next).build());
    }

    private URI atProvider(String endSession, URI after) {
        UriBuilder address =
                UriBuilder.fromUri(endSession)
                        .queryParam("post_logout_redirect_uri", after)
                        .queryParam("id_token_hint", session.getIdToken().getRawToken());
        client.ifPresent(id -> address.queryParam("client_id", id));
        return address.build();
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
    public TemplateInstance failed() {
        return ErrorPages.Templates.error(
                new Problem(
                        401,
                        "You could not be signed in",
                        "The identity provider refused, or its answer made no sense. Try again;"
                                + " if it stays, ask whoever runs it."),
                Trace.id());
    }

    @CheckedTemplate(basePath = "web", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance signedOut();

        private Templates() {}
    }
}
