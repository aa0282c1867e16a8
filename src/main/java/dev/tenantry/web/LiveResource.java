package dev.tenantry.web;

import dev.tenantry.identity.ConsoleRole;
import io.quarkus.arc.All;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * Tells an open page that it has something new to show. The page marks the region with {@code
 * data-live="proposal:…"}; the one stream of the page tells its body {@code changed}, and the
 * region asks for itself, with all checks. The event carries nothing.
 */
@Path("/live")
@RolesAllowed(ConsoleRole.VIEWER_NAME)
class LiveResource {

    private static final Duration HEARTBEAT = Duration.ofSeconds(20);

    private final LiveNews news;
    private final List<LiveNames> guards;

    LiveResource(LiveNews news, @All List<LiveNames> guards) {
        this.news = news;
        this.guards = guards;
    }

    /** On a worker, since who may hear what is asked of the database. */
    @GET
    @Blocking
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public Multi<OutboundSseEvent> changes(@RestQuery List<String> on, @Context Sse sse) {
        Set<String> wanted =
                on.stream()
                        .filter(name -> guards.stream().allMatch(guard -> guard.mayHear(name)))
                        .collect(Collectors.toSet());
        Multi<OutboundSseEvent> changed =
                news.stream()
                        .filter(name -> wanted.contains(name) || name.equals(LiveNews.EVERYTHING))
                        .map(name -> sse.newEventBuilder().name("changed").data(name).build());
        // Proxies close what is silent; a comment keeps the stream open.
        Multi<OutboundSseEvent> alive =
                Multi.createFrom()
                        .ticks()
                        .every(HEARTBEAT)
                        .onOverflow()
                        .drop()
                        .map(tick -> sse.newEventBuilder().comment("alive").build());
        return Multi.createBy().merging().streams(changed, alive);
    }
}
