package dev.tenantry.policy.access;

import static java.util.stream.Collectors.groupingBy;

import dev.tenantry.estate.Condition;
import dev.tenantry.estate.DesiredGrant;
import dev.tenantry.estate.Places;
import dev.tenantry.estate.Principal;
import dev.tenantry.estate.Role;
import dev.tenantry.estate.TenantFacts;
import dev.tenantry.manifest.TenantId;
import dev.tenantry.policy.change.Case;
import dev.tenantry.policy.change.RuleId;
import dev.tenantry.policy.change.Verdict;
import dev.tenantry.policy.change.Violation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * IAM's limits of one allow policy, counted over everything the tenant's folder asks for: an ended
 * grant still stands in the policy, so it counts as well. (IAM quotas and limits.)
 */
public final class Limits {

    static final int PRINCIPALS = 1_500;
    static final int GROUPS = 250;
    static final int CONDITIONAL = 100;
    static final int CONDITIONS_OF_ONE = 20;
    static final int OPERATORS = 12;

    /** What a principal has of a role on a thing, under whatever conditions. */
    private record Held(DesiredGrant.Target target, Principal principal, Role role) {

        static Held by(DesiredGrant grant) {
            return new Held(grant.target(), grant.principal(), grant.role());
        }
    }

    private Limits() {}

    public static List<Verdict> judge(Case what) {
        Set<TenantId> tenants = new LinkedHashSet<>();
        what.gained().forEach(g -> Places.tenantOf(g.path()).ifPresent(tenants::add));
        List<Violation> refused = new ArrayList<>();
        List<Violation> warned = new ArrayList<>();
        for (TenantId tenant : tenants) {
            what.after(tenant).ifPresent(facts -> count(what, tenant, facts, refused, warned));
        }
        List<Verdict> verdicts =
                new ArrayList<>(
                        Violation.refuse(
                                RuleId.IAM_LIMITS.id(),
                                "The allow policy stays within IAM's limits.",
                                refused));
        if (!warned.isEmpty()) {
            verdicts.addAll(Violation.warn(RuleId.IAM_ADVICE.id(), "", warned));
        }
        return verdicts;
    }

    private static void count(
            Case what,
            TenantId tenant,
            TenantFacts facts,
            List<Violation> refused,
            List<Violation> warned) {
        Map<DesiredGrant.Target, List<DesiredGrant>> policies =
                facts.grants().stream().collect(groupingBy(DesiredGrant::target));
        Map<Held, List<DesiredGrant>> held = facts.grants().stream().collect(groupingBy(Held::by));
        Set<DesiredGrant.Target> targets = new LinkedHashSet<>();
        for (DesiredGrant grant : what.gained()) {
            if (Places.tenantOf(grant.path()).filter(tenant::equals).isPresent()) {
                targets.add(grant.target());
                conditions(grant, held.getOrDefault(Held.by(grant), List.of()))
                        .ifPresent(refused::add);
            }
        }
        for (DesiredGrant.Target target : targets) {
            policy(target, policies.getOrDefault(target, List.of()), refused, warned);
        }
    }

    private static void policy(
            DesiredGrant.Target target,
            List<DesiredGrant> policy,
            List<Violation> refused,
            List<Violation> warned) {
        long groups =
                policy.stream().filter(g -> g.principal().kind() == Principal.Kind.GROUP).count();
        long conditional = policy.stream().filter(g -> g.condition().isPresent()).count();
        String on = "The allow policy of " + target.reference() + " would have ";
        if (policy.size() > PRINCIPALS) {
            refused.add(over(on, policy.size(), "principals", PRINCIPALS));
        }
        if (groups > GROUPS) {
            refused.add(over(on, groups, "groups", GROUPS));
        }
        if (conditional > CONDITIONAL) {
            warned.add(over(on, conditional, "grants with a condition", CONDITIONAL));
        }
    }

    private static Violation over(String on, long count, String of, int limit) {
        return new Violation(
                on + count + " " + of + "; IAM's limit is " + limit + ".",
                Optional.of("Clear away ended grants first, or grant to a group."),
                Optional.empty());
    }

    private static Optional<Violation> conditions(DesiredGrant grant, List<DesiredGrant> held) {
        int operators = grant.reading().map(Condition.Reading::operators).orElse(0);
        if (operators > OPERATORS) {
            return Optional.of(
                    Violation.of(
                            grant,
                            "The condition has "
                                    + operators
                                    + " logical operators; IAM takes "
                                    + OPERATORS
                                    + ".",
                            "Two grants with a simpler condition each."));
        }
        long different =
                held.stream().map(g -> g.condition().map(Condition::expression)).distinct().count();
        return different > CONDITIONS_OF_ONE
                ? Optional.of(tooManyConditions(grant, different))
                : Optional.empty();
    }

    private static Violation tooManyConditions(DesiredGrant grant, long different) {
        return Violation.of(
                grant,
                grant.principal().shown()
                        + " would have this role under "
                        + different
                        + " different conditions; IAM takes "
                        + CONDITIONS_OF_ONE
                        + ".",
                "Clear away ended grants first.");
    }
}
