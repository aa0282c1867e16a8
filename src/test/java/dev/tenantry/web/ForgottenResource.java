package dev.tenantry.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Whoever wrote it forgot to say who may call it. */
@Path("/")
class ForgottenResource {

    @GET
    @Path("forgotten")
    public String page() {
        return "Anybody may read this";
    }

    @GET
    @Path("api/forgotten")
    public String api() {
        return "Anybody may read this";
    }
}
