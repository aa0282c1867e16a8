package dev.tenantry.policy;

import dev.tenantry.identity.Actor;
import dev.tenantry.policy.change.Question;
import dev.tenantry.policy.change.Verdict;
import dev.tenantry.testing.GrantText;
import dev.tenantry.testing.Jane;
import dev.tenantry.testing.PaperEstate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Rules of the house for one tenant, and what they say to a grant that Jane asks for. */
public final class PaperRules {

    public static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    public static final Actor JANE = Jane.UNLINKED;

    public static final PaperEstate BARE = PaperEstate.empty().withTenant("acme-retail");

    public static final String RESTRICTED =
            rule(
                    "longest-duration-restricted",
                    "grant.dataClass == 'restricted'",
                    "grant.duration <= duration('168h')");

    public static String rule(String name, String when, String require) {
        return """
        apiVersion: tenantry.dev/v1alpha1
        kind: PolicyRule
        metadata: {name: %s}
        spec:
          sentence: "Rule %s of the house"
          severity: refuse
          appliesTo: grant
          when: "%s"
          require: "%s"
          remedy: "Ask for less."
        """
                .formatted(name, name, when, require);
    }

    public static List<Verdict> judge(PaperEstate before, PaperEstate after) {
        return Policy.judge(Question.beforeReview(before.to(after), before, JANE, NOW)).verdicts();
    }

    public static List<Verdict> judge(String rules, GrantText grant) {
        PaperEstate before = BARE.with("policy/grants.yaml", rules);
        return judge(before, grant.in(before));
    }

    public static GrantText forDays(String dataset, int days) {
        return GrantText.dataset("acme-retail", dataset, NOW.plus(Duration.ofDays(days)));
    }

    public static List<Verdict> refusals(List<Verdict> verdicts) {
        return verdicts.stream().filter(Verdict::blocks).toList();
    }

    private PaperRules() {}
}
