package dev.tenantry.grants;

import dev.tenantry.manifest.TenantId;
import dev.tenantry.policy.change.Remedy;
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

    private static final String REQUEST = "/access/request";

    private FilledForms() {}

    static String ofRequest(RequestGrant intent) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("tenant", intent.tenant().orElseThrow().value());
        fields.put("resource", intent.resource().toString());
        fields.put("role", intent.role());
        fields.put("principal", intent.principal());
        fill(fields, intent.duration(), intent.until());
        fields.put("jobUser", intent.jobUser() ? "true" : "");
        return address(REQUEST, fields, intent.reason(), intent.ticket());
    }

    /** Where the request that a form holds is made otherwise, as a rule would let it through. */
    static Optional<String> instead(RequestForm form, Remedy remedy) {
        return switch (remedy.field()) {
            case Remedy.EXTEND ->
                    TenantId.of(form.tenant())
                            .map(tenant -> GrantLinks.href(tenant, remedy.value()) + "/extension")
                            .map(path -> FormFields.filledIn(path, reasons(form)));
            case "role" ->
                    Optional.of(FormFields.filledIn(REQUEST, form.as(remedy.value()).fields()));
            case "duration" -> Optional.of(shorter(REQUEST, form.fields(), remedy));
            default -> Optional.empty();
        };
    }

    /** The same of an extension. */
    static Optional<String> instead(ChangeForm form, Remedy remedy) {
        String path = GrantLinks.href(form.tenant(), form.grant()) + "/extension";
        return remedy.field().equals("duration")
                ? Optional.of(shorter(path, form.fields(), remedy))
                : Optional.empty();
    }

    private static String shorter(String path, Map<String, String> fields, Remedy remedy) {
        fields.put("duration", remedy.value());
        fields.put("until", "");
        return FormFields.filledIn(path, fields);
    }

    private static Map<String, String> reasons(RequestForm form) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("reason", form.reason());
        fields.put("ticket", form.ticket());
        return fields;
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
