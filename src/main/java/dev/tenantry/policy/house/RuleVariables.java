package dev.tenantry.policy.house;

import com.google.protobuf.Timestamp;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.tenantry.estate.TenantFacts;
import dev.tenantry.identity.Actor;
import dev.tenantry.identity.ConsoleRole;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What every house rule can ask: about the tenant, who asks, and the time. */
public final class RuleVariables {

    private static final CelType TEXT = SimpleType.STRING;

    private RuleVariables() {}

    /**
     * The variables of one judgement.
     *
     * @param subject what the rule is about, with its fields
     * @param facts of its tenant; empty for what is the platform's, which has empty texts instead
     */
    static Map<String, Object> of(
            Subject kind,
            Map<String, Object> subject,
            Optional<TenantFacts> facts,
            Actor actor,
            Instant now) {
        return Map.of(
                kind.word(),
                subject,
                "tenant",
                tenant(facts),
                "actor",
                actor(actor),
                "now",
                timestamp(now));
    }

    /** The types of all variables, by the name of their type. */
    public static Map<String, Map<String, CelType>> types() {
        CelType texts = ListType.create(TEXT);
        return Map.of(
                "tenantry.Grant",
                GrantVariables.types(),
                "tenantry.Budget",
                BudgetVariables.TYPES,
                "tenantry.Tenant",
                Map.of(
                        "id",
                        TEXT,
                        "env",
                        TEXT,
                        "owner",
                        TEXT,
                        "project",
                        TEXT,
                        "allowedRoles",
                        texts),
                "tenantry.Actor",
                Map.of("email", TEXT, "groups", texts, "roles", texts));
    }

    private static Map<String, Object> tenant(Optional<TenantFacts> facts) {
        Map<String, Object> tenant = new HashMap<>();
        tenant.put("id", facts.map(f -> f.tenant().value()).orElse(""));
        tenant.put("env", facts.map(TenantFacts::env).orElse(""));
        tenant.put("owner", facts.map(TenantFacts::owner).orElse(""));
        tenant.put("project", facts.map(TenantFacts::project).orElse(""));
        Set<String> roles = facts.map(TenantFacts::allowedRoles).orElse(Set.of());
        tenant.put("allowedRoles", roles.stream().sorted().toList());
        return tenant;
    }

    private static Map<String, Object> actor(Actor actor) {
        return Map.of(
                "email", actor.email(),
                "groups", actor.groups().stream().sorted().toList(),
                "roles", actor.roles().stream().map(ConsoleRole::role).sorted().toList());
    }

    static Timestamp timestamp(Instant time) {
        return Timestamp.newBuilder()
                .setSeconds(time.getEpochSecond())
                .setNanos(time.getNano())
                .build();
    }
}
