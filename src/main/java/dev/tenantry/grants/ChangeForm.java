package dev.tenantry.grants;

import dev.tenantry.manifest.TenantId;
import dev.tenantry.proposals.asking.FormFields;
import dev.tenantry.proposals.asking.InvalidFields;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What stands in the fields of the extension and the revocation of a grant, as text.
 *
 * @param longer how much longer it is to last than it does now; a duration or an end wins over it
 * @param ends when the grant ends now; empty when it has ended, or never does
 * @param key the idempotency key: one form makes at most one proposal
 */
public record ChangeForm(
        TenantId tenant,
        String grant,
        Optional<Instant> ends,
        String longer,
        String duration,
        String until,
        String reason,
        String ticket,
        String key) {

    static ChangeForm of(MultivaluedMap<String, String> fields, Grant grant) {
        return new ChangeForm(
                grant.tenant(),
                grant.name(),
                grant.ends().filter(_ -> !grant.isEnded()),
                Text.length(FormFields.field(fields, "longer")),
                FormFields.field(fields, "duration"),
                FormFields.field(fields, "until"),
                FormFields.field(fields, "reason"),
                FormFields.field(fields, "ticket"),
                FormFields.key(fields));
    }

    ExtendGrant extension(String why) {
        Map<String, String> wrong = new LinkedHashMap<>();
        Text.Span span = span(wrong);
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

    /** Counted from its end, so that 7 days are 7 days more; from now where that is over. */
    private Text.Span span(Map<String, String> wrong) {
        boolean byLonger = duration.isEmpty() && until.isEmpty();
        Text.Span span = Text.span(byLonger ? longer : Text.length(duration), until, wrong);
        return byLonger && ends.isPresent()
                ? new Text.Span(Optional.empty(), span.duration().map(ends.get()::plus))
                : span;
    }

    RevokeGrant revocation(String why) {
        return new RevokeGrant(Optional.of(tenant), grant, why);
    }

    /** For the hidden fields of the submit: exactly what was previewed. */
    public Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("longer", longer);
        fields.put("duration", duration);
        fields.put("until", until);
        fields.put("reason", reason);
        fields.put("ticket", ticket);
        fields.put("key", key);
        return fields;
    }
}
