package dev.tenantry.web;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Fails for a reason that is nobody's business. */
@Path("/")
@PermitAll
class BrokenResource {

    static final String SECRET = "password=hunter2";

    @GET
    @Path("broken")
    @Produces(MediaType.TEXT_HTML)
    public String page() {
        throw new IllegalStateException(SECRET, new IllegalArgumentException(SECRET));
    }

    @GET
    @Path("api/broken")
    @Produces(MediaType.APPLICATION_JSON)
    public String api() {
        throw new IllegalStateException(SECRET, new IllegalArgumentException(SECRET));
    }
}
