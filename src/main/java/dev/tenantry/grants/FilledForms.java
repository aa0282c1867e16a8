package dev.tenantry.grants;

import jakarta.ws.rs.core.UriBuilder;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** The addresses of the forms of access, filled in with what an intent says. */
final class FilledForms {

    private static final String GRANT = "/access/grants/{tenant}/{grant}/";

    private FilledForms() {}

    static String ofRequest(RequestGrant intent) {
        return UriBuilder.fromPath("/access/request")
                .queryParam("tenant", "{tenant}")
                .queryParam("resource", "{resource}")
                .queryParam("role", "{role}")
                .queryParam("principal", "{principal}")
                .queryParam("duration", "{duration}")
                .queryParam("until", "{until}")
                .queryParam("reason", "{reason}")
                .queryParam("ticket", "{ticket}")
                .build(
                        intent.tenant().orElseThrow().value(),
                        intent.resource(),
                        intent.role(),
                        intent.principal(),
                        length(intent.duration()),
                        end(intent.until()),
                        intent.reason(),
                        intent.ticket().orElse(""))
                .toString();
    }

    static String ofExtension(ExtendGrant intent) {
        return UriBuilder.fromPath(GRANT + "extension")
                .queryParam("duration", "{duration}")
                .queryParam("until", "{until}")
                .queryParam("reason", "{reason}")
                .queryParam("ticket", "{ticket}")
                .build(
                        intent.tenant().orElseThrow().value(),
                        intent.grant(),
                        length(intent.duration()),
                        end(intent.until()),
                        intent.reason(),
                        intent.ticket().orElse(""))
                .toString();
    }

    static String ofRevocation(RevokeGrant intent) {
        return UriBuilder.fromPath(GRANT + "revocation")
                .queryParam("reason", "{reason}")
                .build(intent.tenant().orElseThrow().value(), intent.grant(), intent.reason())
                .toString();
    }

    private static String length(Optional<Duration> duration) {
        return duration.map(Duration::toString).orElse("");
    }

    /** As the field of a form has it, in UTC. */
    private static String end(Optional<Instant> until) {
        return until.map(end -> LocalDateTime.ofInstant(end, ZoneOffset.UTC).toString()).orElse("");
    }
}
