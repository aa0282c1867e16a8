package dev.tenantry.policy;

import dev.tenantry.identity.Actor;
import dev.tenantry.policy.change.Question;
import dev.tenantry.policy.change.Verdict;
import dev.tenantry.testing.GrantText;
import dev.tenantry.testing.Jane;
import dev.tenantry.testing.PaperEstate;
import java.time.Instant;
import java.util.List;

/** Judges what Jane would change in an estate of two tenants, before anybody has reviewed it. */
public final class PaperPolicy {

    public static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    public static final Instant END = Instant.parse("2026-11-29T18:00:00Z");

    public static final Actor JANE = Jane.LINKED;

    public static final PaperEstate ESTATE =
            PaperEstate.empty().withTenant("acme-retail").withTenant("acme-bank");

    public static final GrantText GOOD = GrantText.dataset("acme-retail", "features_daily", END);

    public static List<Verdict> judge(PaperEstate before, PaperEstate after) {
        return Policy.judge(Question.beforeReview(before.to(after), before, JANE, NOW)).verdicts();
    }

    public static List<Verdict> judge(GrantText grant) {
        return judge(ESTATE, grant.in(ESTATE));
    }

    public static List<String> refusals(List<Verdict> verdicts) {
        return verdicts.stream().filter(Verdict::blocks).map(Verdict::rule).distinct().toList();
    }

    private PaperPolicy() {}
}
