package dev.tenantry.policy.house;

import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.tenantry.estate.DesiredGrant;
import dev.tenantry.estate.Role;
import dev.tenantry.estate.TenantFacts;
import dev.tenantry.estate.Zone;
import dev.tenantry.identity.Actor;
import dev.tenantry.policy.change.FactoryGrants;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
        return RuleVariables.of(
                Subject.GRANT, grant(grant, ends, role, facts, now), facts, actor, now);
    }

    static Map<String, CelType> types() {
        Map<String, CelType> types = new HashMap<>();
        TEXTS.forEach(field -> types.put(field, SimpleType.STRING));
        types.put("duration", SimpleType.DURATION);
        types.put("expires", SimpleType.TIMESTAMP);
        types.put("permanent", SimpleType.BOOL);
        return types;
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
                Map.entry("expires", RuleVariables.timestamp(ends.orElse(NEVER))),
                Map.entry("permanent", ends.isEmpty()));
    }

    static Duration length(DesiredGrant grant, Optional<Instant> ends, Instant now) {
        return ends.map(end -> Duration.between(start(grant, now), end)).orElse(FOREVER);
    }

    /** When it was asked, so that waiting for a review changes no verdict. */
    static Instant start(DesiredGrant grant, Instant now) {
        return grant.notes().requestedAt().filter(at -> at.isBefore(now)).orElse(now);
    }

    /**
     * The part of the estate that it stands in, or counts to: tenant, factory, platform or other.
     */
    private static String place(DesiredGrant grant) {
        return switch (Zone.of(grant.path()).orElse(Zone.POLICY)) {
            case TENANT -> "tenant";
            case FACTORY -> FactoryGrants.isOrdinary(grant) ? "factory" : "tenant";
            case PLATFORM -> "platform";
            case ARGO_CD, POLICY -> "other";
        };
    }

    private static com.google.protobuf.Duration duration(Duration length) {
        return com.google.protobuf.Duration.newBuilder()
                .setSeconds(length.getSeconds())
                .setNanos(length.getNano())
                .build();
    }
}
