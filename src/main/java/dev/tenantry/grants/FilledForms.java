package dev.tenantry.grants;

import dev.tenantry.proposals.asking.FormFields;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The addresses of the forms of access, filled in with what an intent says. */
final class FilledForms {

    private FilledForms() {}

    static String ofRequest(RequestGrant intent) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("tenant", intent.tenant().orElseThrow().value());
        fields.put("resource", intent.resource().toString());
        fields.put("role", intent.role());
        fields.put("principal", intent.principal());
        fill(fields, intent.duration(), intent.until());
        fields.put("jobUser", intent.jobUser() ? "true" : "");
        return address("/access/request", fields, intent.reason(), intent.ticket());
    }

    static String ofExtension(ExtendGrant intent) {
        Map<String, String> fields = new LinkedHashMap<>();
        fill(fields, intent.duration(), intent.until());
        String path = GrantLinks.href(intent.tenant().orElseThrow(), intent.grant()) + "/extension";
        return address(path, fields, intent.reason(), intent.ticket());
    }

    static String ofRevocation(RevokeGrant intent) {
        String path =
                GrantLinks.href(intent.tenant().orElseThrow(), intent.grant()) + "/revocation";
        return address(path, new LinkedHashMap<>(), intent.reason(), Optional.empty());
    }

    private static String address(
            String path, Map<String, String> fields, String reason, Optional<String> ticket) {
        fields.put("reason", reason);
        fields.put("ticket", ticket.orElse(""));
        return FormFields.filledIn(path, fields);
    }

    private static void fill(
            Map<String, String> fields, Optional<Duration> duration, Optional<Instant> until) {
        fields.put("duration", duration.map(Duration::toString).orElse(""));
        fields.put("until", end(until));
    }

    /** As the field of a form has it, in UTC. */
    private static String end(Optional<Instant> until) {
        return until.map(end -> LocalDateTime.ofInstant(end, ZoneOffset.UTC).toString()).orElse("");
    }
}
