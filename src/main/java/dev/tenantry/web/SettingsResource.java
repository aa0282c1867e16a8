package dev.tenantry.web;

import dev.tenantry.identity.RolesOfGroups;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Theme, density, time zone, shortcuts: a form whose answer is cookies. */
@Path("/settings")
@Authenticated
class SettingsResource {

    private static final int A_YEAR = 365 * 24 * 3600;

    /** What the list of zones starts with; the rest follows by name. */
    private static final List<String> FIRST_ZONES =
            List.of("UTC", "Europe/Berlin", "Europe/London", "America/New_York", "Asia/Kolkata");

    private final Frame frame;
    private final RolesOfGroups roles;

    SettingsResource(Frame frame, RolesOfGroups roles) {
        this.frame = frame;
        this.roles = roles;
    }

    /**
     * What the identity provider says of the person, and what follows.
     *
     * @param groups as they came
     */
    public record Own(String email, List<String> groups, List<RolesOfGroups.Given> roles) {}

    @GET
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance settings() {
        return Templates.settings(
                own(),
                frame.settings(),
                List.of(Settings.Theme.values()),
                List.of(Settings.Density.values()),
                zones());
    }

    private Own own() {
        Set<String> groups = frame.actor().groups();
        List<String> asTheyCame =
                groups.stream().filter(group -> !groups.contains("/" + group)).sorted().toList();
        return new Own(frame.actor().email(), asTheyCame, roles.given(groups));
    }

    @POST
    public Response save(
            @FormParam(Settings.THEME) @DefaultValue("") String theme,
            @FormParam(Settings.DENSITY) @DefaultValue("") String density,
            @FormParam(Settings.ZONE) @DefaultValue("") String zone,
            @FormParam(Settings.SHORTCUTS) @DefaultValue("off") String shortcuts) {
        Map<String, String> given =
                Map.of(
                        Settings.THEME, theme,
                        Settings.DENSITY, density,
                        Settings.ZONE, zone,
                        Settings.SHORTCUTS, shortcuts);
        Settings wanted = Settings.from(name -> Optional.ofNullable(given.get(name)));
        NewCookie[] cookies =
                wanted.cookies().entrySet().stream()
                        .map(cookie -> kept(cookie.getKey(), cookie.getValue()))
                        .toArray(NewCookie[]::new);
        return Response.seeOther(URI.create("/settings?saved")).cookie(cookies).build();
    }

    private NewCookie kept(String name, String value) {
        return new NewCookie.Builder(name)
                .value(value)
                .path("/")
                .maxAge(A_YEAR)
                .httpOnly(true)
                .secure(frame.overTls())
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }

    private static List<String> zones() {
        return Stream.concat(
                        FIRST_ZONES.stream(),
                        ZoneId.getAvailableZoneIds().stream()
                                .filter(
                                        zone ->
                                                zone.matches(
                                                        "(Africa|America|Asia|Atlantic|Australia|Europe|Pacific)/.*"))
                                .filter(zone -> !FIRST_ZONES.contains(zone))
                                .sorted())
                .toList();
    }

    @CheckedTemplate(basePath = "web")
    static class Templates {
        static native TemplateInstance settings(
                Own own,
                Settings settings,
                List<Settings.Theme> themes,
                List<Settings.Density> densities,
                List<String> zones);

        private Templates() {}
    }
}
