package dev.tenantry.grants;

import dev.tenantry.estate.Role;
import dev.tenantry.identity.Actor;
import dev.tenantry.manifest.TenantId;
import dev.tenantry.policy.access.RoleCatalog;
import dev.tenantry.proposals.ProposalId;
import dev.tenantry.proposals.asking.Attempt;
import dev.tenantry.proposals.asking.FormFields;
import dev.tenantry.proposals.asking.InvalidFields;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What stands in the fields of the request form, as text. It comes from a link, from typing or from
 * the submit, always the same way, so that every page can prefill it.
 *
 * @param roleFor the kind of resource that the role was chosen for, where the form was shown before
 * @param key the idempotency key: one form makes at most one proposal
 */
public record RequestForm(
        String tenant,
        String resource,
        String role,
        String principal,
        String duration,
        String until,
        boolean jobUser,
        String reason,
        String ticket,
        String key,
        String roleFor) {

    /** The durations to choose from. */
    public static final List<Duration> LENGTHS =
            List.of(
                    Duration.ofHours(1),
                    Duration.ofHours(4),
                    Duration.ofHours(8),
                    Duration.ofDays(1),
                    Duration.ofDays(3),
                    Duration.ofDays(7),
                    Duration.ofDays(14),
                    Duration.ofDays(30),
                    Duration.ofDays(90));

    static final String DEFAULT_LENGTH = "PT168H";

    /** Reads fields; the principal is the person who asks, unless another is named. */
    static RequestForm of(MultivaluedMap<String, String> fields, Actor actor) {
        String principal = FormFields.field(fields, "principal");
        return new RequestForm(
                FormFields.field(fields, "tenant"),
                FormFields.field(fields, "resource"),
                fullRole(FormFields.field(fields, "role")),
                principal.isEmpty() ? actor.principal() : principal,
                Text.length(FormFields.field(fields, "duration")),
                FormFields.field(fields, "until"),
                FormFields.field(fields, "jobUser").equals("true"),
                FormFields.field(fields, "reason"),
                FormFields.field(fields, "ticket"),
                FormFields.key(fields),
                FormFields.field(fields, "for"));
    }

    /** The same with what can only be the first choice, so that a new form shows something. */
    RequestForm choosing(List<Targets.ResourceChoice> resources) {
        Optional<GrantTarget> target = target();
        boolean there = resources.stream().anyMatch(r -> Optional.of(r.target()).equals(target));
        GrantTarget chosen =
                there || resources.isEmpty()
                        ? target.orElse(GrantTarget.PROJECT)
                        : resources.getFirst().target();
        List<RoleCatalog.Entry> roles = RoleCatalog.standard().offeredOn(chosen.kind());
        boolean moved = !roleFor.isEmpty() && !roleFor.equals(chosen.kind().word());
        boolean fits =
                RoleCatalog.standard()
                        .find(new Role(role))
                        .map(e -> e.on().contains(chosen.kind()))
                        .orElse(true);
        String kept = role.isEmpty() || (moved && !fits) ? preferred(roles) : role;
        return new RequestForm(
                tenant,
                chosen.toString(),
                kept,
                principal,
                duration,
                until,
                jobUser && RequestGrant.needsJobUser(kept, chosen),
                reason,
                ticket,
                key,
                chosen.kind().word());
    }

    /** The same that asks for another role. */
    RequestForm as(String other) {
        return new RequestForm(
                tenant, resource, other, principal, duration, until, false, reason, ticket, key,
                roleFor);
    }

    /** The least role that reads something; a list of names is rarely what somebody wants. */
    private static String preferred(List<RoleCatalog.Entry> roles) {
        return roles.stream()
                .filter(e -> e.can().startsWith("read "))
                .findFirst()
                .or(() -> roles.stream().findFirst())
                .map(e -> e.role().name())
                .orElse("");
    }

    Optional<GrantTarget> target() {
        try {
            return Optional.of(GrantTarget.parse(resource));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * The intent that the fields say.
     *
     * @throws InvalidFields with a sentence for each field that cannot be
     */
    RequestGrant intent() {
        return intent(reason);
    }

    /** The same with another reason: to show what would happen before one is given. */
    RequestGrant intent(String why) {
        Map<String, String> wrong = new LinkedHashMap<>();
        Text.Span span = Text.span(duration, until, wrong);
        if (!wrong.isEmpty()) {
            throw new InvalidFields(wrong);
        }
        return new RequestGrant(
                TenantId.of(tenant),
                Text.principal(principal),
                target().orElse(null),
                role,
                span.duration(),
                span.until(),
                jobUser,
                why,
                Optional.of(ticket));
    }

    /** For the hidden fields of the submit: exactly what was previewed. */
    public Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("tenant", tenant);
        fields.put("resource", resource);
        fields.put("role", role);
        fields.put("principal", principal);
        fields.put("duration", duration);
        fields.put("until", until);
        fields.put("jobUser", jobUser ? "true" : "");
        fields.put("reason", reason);
        fields.put("ticket", ticket);
        fields.put("key", key);
        return fields;
    }

    /** Of a request that is open, or of a new one. */
    public boolean isChange() {
        return ProposalId.changedBy(key).isPresent();
    }

    /** What stands in the place of the preview while there is none. */
    String waits(Attempt attempt) {
        if (tenant.isEmpty() || attempt.wrong("tenant") != null) {
            return "Choose a tenant to see what would happen.";
        }
        return attempt.wrong().isEmpty() ? "" : "What would happen appears here after that.";
    }

    public String title() {
        return isChange() ? "Change the request" : "Request access";
    }

    public String verb() {
        return isChange() ? "Submit the change" : "Submit request";
    }

    RequestForm withFreshKey() {
        return new RequestForm(
                tenant,
                resource,
                role,
                principal,
                duration,
                until,
                jobUser,
                reason,
                ticket,
                UUID.randomUUID().toString(),
                roleFor);
    }

    private static String fullRole(String role) {
        return role.isEmpty() || role.contains("/") ? role : "roles/" + role;
    }
}
