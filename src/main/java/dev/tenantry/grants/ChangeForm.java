package dev.tenantry.grants;

import dev.tenantry.manifest.TenantId;
import dev.tenantry.proposals.asking.FormFields;
import dev.tenantry.proposals.asking.InvalidFields;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What stands in the fields of the extension and the revocation of a grant, as text.
 *
 * @param key the idempotency key: one form makes at most one proposal
 */
public record ChangeForm(
        TenantId tenant,
        String grant,
        String duration,
        String until,
        String reason,
        String ticket,
        String key) {

    static ChangeForm of(MultivaluedMap<String, String> fields, Grant grant) {
        return new ChangeForm(
                grant.tenant(),
                grant.name(),
                Text.length(FormFields.field(fields, "duration")),
                FormFields.field(fields, "until"),
                FormFields.field(fields, "reason"),
                FormFields.field(fields, "ticket"),
                FormFields.key(fields));
    }

    ExtendGrant extension(String why) {
        Map<String, String> wrong = new LinkedHashMap<>();
        Text.Span span = Text.span(duration, until, wrong);
        if (!wrong.isEmpty()) {
            throw new InvalidFields(wrong);
        }
        return new ExtendGrant(
                Optional.of(tenant),
                grant,
                span.duration(),
                span.until(),
                why,
                Optional.of(ticket));
    }

    RevokeGrant revocation(String why) {
        return new RevokeGrant(Optional.of(tenant), grant, why);
    }

    /** For the hidden fields of the submit: exactly what was previewed. */
    public Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("duration", duration);
        fields.put("until", until);
        fields.put("reason", reason);
        fields.put("ticket", ticket);
        fields.put("key", key);
        return fields;
    }
}
