package dev.tenantry.sandbox.world;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A principal, a role, a resource, and until when; one file in the estate.
 *
 * @param tenant the tenant's id
 * @param name the file's name without {@code .yaml}; the manifest is called {@code grant-<name>}
 * @param principal in IAM's spelling, {@code user:…}, {@code group:…} or {@code serviceAccount:…}
 * @param expiresAt empty for standing access
 * @param proposalId present when it was asked for in the console
 */
public record Grant(
        String tenant,
        String name,
        String principal,
        String role,
        Target target,
        Person requestedBy,
        Person approvedBy,
        Instant requestedAt,
        Optional<Instant> expiresAt,
        String justification,
        Optional<String> ticket,
        Optional<LocalDate> reviewBy,
        Optional<String> proposalId) {

    public String path() {
        return "tenants/" + tenant + "/infra/access/grants/" + name + ".yaml";
    }

    public String manifestName() {
        return "grant-" + name;
    }

    public boolean isExpiredAt(Instant now) {
        return expiresAt.map(end -> !end.isAfter(now)).orElse(false);
    }

    public Optional<Condition> condition() {
        String description = (proposalId.orElse("") + " " + ticket.orElse("")).strip();
        return Condition.of(target, expiresAt, description);
    }

    /** Whether it stands in the project's allow policy; a bucket has one of its own. */
    public boolean isInProjectPolicy() {
        return target.kind() != Target.Kind.BUCKET;
    }
}
