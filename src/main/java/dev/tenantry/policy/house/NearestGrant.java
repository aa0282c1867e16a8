package dev.tenantry.policy.house;

import dev.tenantry.estate.DesiredGrant;
import dev.tenantry.estate.Role;
import dev.tenantry.estate.TenantFacts;
import dev.tenantry.estate.Times;
import dev.tenantry.policy.access.RoleCatalog;
import dev.tenantry.policy.change.Question;
import dev.tenantry.policy.change.Remedy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The nearest to a refused grant that the rule itself would let through: shorter, or less. */
record NearestGrant(DesiredGrant grant, Optional<TenantFacts> facts, Question question) {

    /** What may be asked for, longest first. */
    private static final List<Duration> LENGTHS =
            List.of(
                    Duration.ofDays(90),
                    Duration.ofDays(30),
                    Duration.ofDays(14),
                    Duration.ofDays(7),
                    Duration.ofDays(3),
                    Duration.ofDays(1),
                    Duration.ofHours(8),
                    Duration.ofHours(4),
                    Duration.ofHours(1));

    /** What is near, in words and for the form. */
    record Near(String words, Remedy remedy) {}

    /** Empty when neither a shorter time nor a lesser role is enough. */
    Optional<Near> to(HouseRule rule) {
        return length(rule)
                .map(length -> near(Times.shown(length), "duration", length.toString()))
                .or(() -> role(rule).map(r -> near(r.title(), "role", r.role().name())));
    }

    private static Near near(String shown, String field, String value) {
        return new Near(shown + " would be allowed.", new Remedy(field, value));
    }

    private Optional<Duration> length(HouseRule rule) {
        Instant start = GrantVariables.start(grant, question.now());
        Duration asked = GrantVariables.length(grant, grant.ends(), question.now());
        return LENGTHS.stream()
                .filter(length -> length.compareTo(asked) < 0)
                .filter(length -> isKept(rule, with(Optional.of(start.plus(length)), grant.role())))
                .findFirst();
    }

    private Optional<RoleCatalog.Entry> role(HouseRule rule) {
        return RoleCatalog.standard()
                .lesserThan(grant.role(), grant.resource().kind())
                .reversed()
                .stream()
                .filter(entry -> isKept(rule, with(grant.ends(), entry.role())))
                .findFirst();
    }

    private Map<String, Object> with(Optional<Instant> ends, Role role) {
        return GrantVariables.of(grant, ends, role, facts, question.requester(), question.now());
    }

    private static boolean isKept(HouseRule rule, Map<String, Object> variables) {
        try {
            return rule.find(variables) == HouseRule.Finding.KEPT;
        } catch (Expression.Unanswerable e) {
            return false;
        }
    }
}
