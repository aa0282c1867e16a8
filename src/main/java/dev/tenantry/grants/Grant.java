package dev.tenantry.grants;

import dev.tenantry.estate.Condition;
import dev.tenantry.estate.DesiredGrant;
import dev.tenantry.estate.Notes;
import dev.tenantry.estate.Principal;
import dev.tenantry.estate.Resource;
import dev.tenantry.estate.Role;
import dev.tenantry.identity.Actor;
import dev.tenantry.manifest.TenantId;
import dev.tenantry.policy.access.RoleCatalog;
import dev.tenantry.web.Query;
import dev.tenantry.web.Status;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A principal, a role, a resource, and until when, as the estate has it at the newest indexed
 * commit.
 *
 * @param id stays the same while the file does
 * @param managed made in the console's manner: can be extended and revoked there
 * @param ends empty when it does not end
 * @param state at the moment when it was read
 */
public record Grant(
        String id,
        TenantId tenant,
        String name,
        boolean managed,
        Principal principal,
        Role role,
        Resource.Kind resourceKind,
        String resource,
        Optional<String> condition,
        boolean understood,
        Optional<Instant> ends,
        Asked asked,
        String path,
        int line,
        State state) {

    /** Grants that end within this time are shown as expiring. */
    public static final Duration SOON = Duration.ofDays(3);

    /** Who asked for it, when, and why, as the manifest tells; any of it may be missing. */
    public record Asked(
            Optional<String> by,
            Optional<Instant> at,
            Optional<String> why,
            Optional<String> ticket,
            Optional<String> proposal,
            Optional<String> reviewBy) {}

    /** Where a grant stands in its life. */
    public enum State {
        ACTIVE(Status.ACTIVE),
        EXPIRING(Status.EXPIRING),
        EXPIRED(Status.EXPIRED),
        /** No longer in the estate. */
        ENDED(Status.ENDED);

        private final Status status;

        State(Status status) {
            this.status = status;
        }

        public Status status() {
            return status;
        }

        /** The word of URLs and JSON. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(Optional<Instant> ends, Instant now) {
            if (ends.isEmpty() || ends.get().isAfter(now.plus(SOON))) {
                return ACTIVE;
            }
            return ends.get().isAfter(now) ? EXPIRING : EXPIRED;
        }
    }

    static Grant read(ResultSet row, Instant now) throws SQLException {
        Optional<Instant> ends = Query.instant(row, "ends");
        return new Grant(
                row.getString("id"),
                new TenantId(row.getString("tenant")),
                row.getString("name"),
                row.getBoolean("managed"),
                new Principal(row.getString("principal")),
                new Role(row.getString("role")),
                kind(row.getString("resource_kind")),
                row.getString("resource"),
                Optional.ofNullable(row.getString("condition")),
                row.getBoolean("understood"),
                ends,
                new Asked(
                        Optional.ofNullable(row.getString("requested_by")),
                        Query.instant(row, "requested_at"),
                        Optional.ofNullable(row.getString("justification")),
                        Optional.ofNullable(row.getString("ticket")),
                        Optional.ofNullable(row.getString("request_id")),
                        Optional.ofNullable(row.getString("review_by"))),
                row.getString("path"),
                row.getInt("line"),
                State.of(ends, now));
    }

    /** One that is no longer in the estate, as it was. */
    static Grant ended(TenantId tenant, DesiredGrant grant) {
        Notes notes = grant.notes();
        return new Grant(
                grant.path() + "#0",
                tenant,
                grant.name(),
                grant.isManaged(),
                grant.principal(),
                grant.role(),
                grant.resource().kind(),
                grant.resource().name(),
                grant.condition().map(Condition::expression),
                grant.reading().map(Condition.Reading::understood).orElse(true),
                grant.ends(),
                new Asked(
                        notes.requestedBy(),
                        notes.requestedAt(),
                        notes.justification(),
                        notes.ticket(),
                        notes.requestId(),
                        notes.reviewBy()),
                grant.path(),
                grant.line(),
                State.ENDED);
    }

    /** {@code data-engineer: BigQuery Data Viewer on sales}. */
    public String title() {
        String name = principal.name();
        int at = name.indexOf('@');
        return "%s: %s on %s"
                .formatted(
                        at > 0 ? name.substring(0, at) : name,
                        roleTitle(),
                        resourceKind == Resource.Kind.PROJECT ? "the project" : resource);
    }

    /** The role in words, or its name where we have none. */
    public String roleTitle() {
        return RoleCatalog.standard()
                .find(role)
                .map(RoleCatalog.Entry::title)
                .orElseGet(role::shortName);
    }

    /** What the holder can do: {@code read dataset features_daily}. */
    public String can() {
        return RoleCatalog.standard()
                .can(role, resourceKind, resourceKind.title() + " " + resource);
    }

    /** For the narrow column of a table: the project has no name of its own. */
    public String resourceShown() {
        return resourceKind == Resource.Kind.PROJECT ? "project" : resource;
    }

    public boolean isEnded() {
        return state == State.EXPIRED || state == State.ENDED;
    }

    /** Does it have an end that can be moved? */
    public boolean canBeExtended() {
        return managed && understood && ends.isPresent() && state != State.ENDED;
    }

    /** Everybody may give back what is theirs. */
    public boolean canBeRevokedBy(Actor actor) {
        return managed && state != State.ENDED && mayBeEndedBy(actor);
    }

    boolean mayBeEndedBy(Actor actor) {
        return actor.mayAsk() || isOf(actor);
    }

    /** Giving back is revoking one's own. */
    public boolean isOf(Actor actor) {
        return principal.member().equals(actor.principal());
    }

    private static Resource.Kind kind(String word) {
        for (Resource.Kind kind : Resource.Kind.values()) {
            if (kind.word().equals(word)) {
                return kind;
            }
        }
        return Resource.Kind.OTHER;
    }
}
