package dev.tenantry.web;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Serves {@link Assets}; an address whose bytes have changed is gone, never answered anew. */
@Path("/assets")
class AssetsResource {

    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    private final Assets assets;

    AssetsResource(Assets assets) {
        this.assets = assets;
    }

    @GET
    @Path("{name:.+}")
    @PermitAll
    @Operation(hidden = true)
    public Response asset(
            @PathParam("name") String name, @HeaderParam("Accept-Encoding") String encodings) {
        AssetFiles.Asset asset = assets.named(name).orElseThrow(NotFoundException::new);
        boolean gzip =
                asset.worthCompressing()
                        && encodings != null
                        && encodings.toLowerCase(Locale.ROOT).contains("gzip");
        Response.ResponseBuilder answer =
                Response.ok(gzip ? asset.gzip() : asset.content(), asset.type())
                        .header("Cache-Control", FOR_EVER)
                        .header("Vary", "Accept-Encoding");
        return gzip ? answer.header("Content-Encoding", "gzip").build() : answer.build();
    }
}
