package dev.tenantry.policy;

import com.google.protobuf.Timestamp;
import dev.tenantry.identity.Actor;
import dev.tenantry.identity.ConsoleRole;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What house rules can ask about a proposed grant, its tenant, the actor and the time. */
final class GrantVariables {

    /** The fields of {@code grant} that are texts. */
    static final List<String> TEXTS =
            List.of(
                    "principal",
                    "principalType",
                    "principalDomain",
                    "role",
                    "resource",
                    "resourceType",
                    "dataClass",
                    "place",
                    "reason",
                    "ticket");

    /** The longest that CEL can hold, for a grant without an end: longer than any limit. */
    private static final Duration FOREVER = Duration.ofDays(3_650_000);

    private static final Instant NEVER = Instant.parse("9999-12-31T23:59:59Z");

    private GrantVariables() {}

    /**
     * Of a grant as written.
     *
     * @param facts of its tenant; empty for a grant of the platform, which has empty texts instead
     */
    static Map<String, Object> of(
            DesiredGrant grant, Optional<TenantFacts> facts, Actor actor, Instant now) {
        return of(grant, grant.ends(), grant.role(), facts, actor, now);
    }

    /** The same with another end or role: to find out what would be allowed. */
    static Map<String, Object> of(
            DesiredGrant grant,
            Optional<Instant> ends,
            Role role,
            Optional<TenantFacts> facts,
            Actor actor,
            Instant now) {
        return Map.of(
                "grant", grant(grant, ends, role, facts, now),
                "tenant", tenant(facts),
                "actor", actor(actor),
                "now", timestamp(now));
    }

    private static Map<String, Object> grant(
            DesiredGrant grant,
            Optional<Instant> ends,
            Role role,
            Optional<TenantFacts> facts,
            Instant now) {
        return Map.ofEntries(
                Map.entry("principal", grant.principal().member()),
                Map.entry("principalType", grant.principal().kind().word()),
                Map.entry("principalDomain", grant.principal().domain().orElse("")),
                Map.entry("role", role.name()),
                Map.entry("resource", grant.resource().name()),
                Map.entry("resourceType", grant.resource().kind().word()),
                Map.entry("dataClass", facts.map(f -> f.dataClass(grant.resource())).orElse("")),
                Map.entry("place", place(grant)),
                Map.entry("reason", grant.notes().justification().orElse("")),
                Map.entry("ticket", grant.notes().ticket().orElse("")),
                Map.entry("duration", duration(length(grant, ends, now))),
                Map.entry("expires", timestamp(ends.orElse(NEVER))),
                Map.entry("permanent", ends.isEmpty()));
    }

    static Duration length(DesiredGrant grant, Optional<Instant> ends, Instant now) {
        return ends.map(end -> Duration.between(start(grant, now), end)).orElse(FOREVER);
    }

    /** When it was asked, so that waiting for a review changes no verdict. */
    static Instant start(DesiredGrant grant, Instant now) {
        return grant.notes().requestedAt().filter(at -> at.isBefore(now)).orElse(now);
    }

    /** The part of the estate that it stands in: tenant, factory, platform or other. */
    private static String place(DesiredGrant grant) {
        return switch (Zone.of(grant.path()).orElse(Zone.POLICY)) {
            case TENANT -> "tenant";
            case FACTORY -> "factory";
            case PLATFORM -> "platform";
            case ARGO_CD, POLICY -> "other";
        };
    }

    private static Map<String, Object> tenant(Optional<TenantFacts> facts) {
        return Map.of(
                "id", facts.map(f -> f.tenant().value()).orElse(""),
                "env", facts.map(TenantFacts::env).orElse(""),
                "owner", facts.map(TenantFacts::owner).orElse(""),
                "project", facts.map(TenantFacts::project).orElse(""),
                "allowedRoles",
                        facts.map(TenantFacts::allowedRoles).orElse(Set.of()).stream()
                                .sorted()
                                .toList());
    }

    private static Map<String, Object> actor(Actor actor) {
        return Map.of(
                "email", actor.email(),
                "groups", actor.groups().stream().sorted().toList(),
                "roles", actor.roles().stream().map(ConsoleRole::role).sorted().toList());
    }

    private static Timestamp timestamp(Instant time) {
        return Timestamp.newBuilder()
                .setSeconds(time.getEpochSecond())
                .setNanos(time.getNano())
                .build();
    }

    private static com.google.protobuf.Duration duration(Duration length) {
        return com.google.protobuf.Duration.newBuilder()
                .setSeconds(length.getSeconds())
                .setNanos(length.getNano())
                .build();
    }
}
