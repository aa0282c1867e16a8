package dev.tenantry.policy;

import dev.tenantry.manifest.Problem;
import dev.tenantry.policy.Verdict.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Applies the house rules to the grants that a change gives. The rules are those of the estate
 * before the change, so that no change can bring its own; rules that a change corrects or adds must
 * compile.
 */
final class HouseRules {

    static final String RULE = "house-rules";

    /** What may be asked for, longest first: used to find the nearest that is allowed. */
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

    private static final String UNANSWERABLE =
            "The rule could not be worked out for this grant; its author has to look at it.";

    private final Case what;
    private final Question question;
    private final RuleBook book;

    private HouseRules(Case what, Question question) {
        this.what = what;
        this.question = question;
        this.book = RuleBook.of(what.estate());
    }

    static List<Verdict> judge(Case what, Question question) {
        HouseRules rules = new HouseRules(what, question);
        List<Verdict> verdicts = new ArrayList<>(rules.unusable());
        if (!what.gained().isEmpty()) {
            rules.book.rules().forEach(rule -> verdicts.addAll(rules.apply(rule)));
        }
        return verdicts;
    }

    /** Broken rules block access; a broken rule in the change itself blocks the change. */
    private List<Verdict> unusable() {
        Set<String> touched =
                what.files().stream().map(Case.Touched::path).collect(Collectors.toSet());
        List<Problem> problems = new ArrayList<>();
        if (!what.gained().isEmpty()) {
            book.problems().stream()
                    .filter(p -> !touched.contains(p.path()))
                    .forEach(problems::add);
        }
        for (String path : touched) {
            if (path.startsWith(Places.POLICY + "/")) {
                what.read(path)
                        .ifPresent(now -> problems.addAll(RuleBook.of(path, now).problems()));
            }
        }
        return problems.stream()
                .distinct()
                .map(
                        p ->
                                new Verdict(
                                        RULE,
                                        p.sentence(),
                                        Outcome.REFUSED,
                                        Optional.of(p.path() + ":" + p.line()),
                                        Optional.of(p.remedy())))
                .toList();
    }

    private List<Verdict> apply(HouseRule rule) {
        List<Verdict> broken = new ArrayList<>();
        boolean spoke = false;
        for (DesiredGrant grant : what.gained()) {
            Optional<TenantFacts> facts = Case.concerns(grant.path()).flatMap(what::judged);
            try {
                HouseRule.Finding finding = rule.find(variables(grant, facts));
                spoke |= finding != HouseRule.Finding.DOES_NOT_APPLY;
                if (finding == HouseRule.Finding.BROKEN) {
                    broken.add(broken(rule, grant, rule.outcome(), allowed(rule, grant, facts)));
                }
            } catch (Expression.Unanswerable e) {
                broken.add(broken(rule, grant, Outcome.REFUSED, Optional.of(UNANSWERABLE)));
            }
        }
        if (!broken.isEmpty()) {
            return broken.stream().distinct().toList();
        }
        return spoke ? List.of(verdict(rule, Outcome.PASSED, Optional.empty())) : List.of();
    }

    private Map<String, Object> variables(DesiredGrant grant, Optional<TenantFacts> facts) {
        return GrantVariables.of(grant, facts, question.requester(), question.now());
    }

    /** Of several grants, says which. */
    private Verdict broken(
            HouseRule rule, DesiredGrant grant, Outcome outcome, Optional<String> allowed) {
        Verdict verdict = verdict(rule, outcome, allowed);
        return what.gained().size() == 1
                ? verdict
                : verdict.saying(
                        "%s Not so: %s for %s on %s."
                                .formatted(
                                        verdict.sentence(),
                                        grant.role().name(),
                                        grant.principal().shown(),
                                        grant.resource().shown()));
    }

    private static Verdict verdict(HouseRule rule, Outcome outcome, Optional<String> allowed) {
        String sentence = rule.sentence().endsWith(".") ? rule.sentence() : rule.sentence() + ".";
        return new Verdict(rule.name(), sentence, outcome, Optional.of(rule.source()), allowed);
    }

    /** The author's advice, and the nearest that the rule itself would let through. */
    private Optional<String> allowed(
            HouseRule rule, DesiredGrant grant, Optional<TenantFacts> facts) {
        Optional<String> nearest =
                length(rule, grant, facts)
                        .map(length -> Times.shown(length) + " would be allowed.")
                        .or(
                                () ->
                                        role(rule, grant, facts)
                                                .map(role -> role.title() + " would be allowed."));
        return rule.remedy()
                .map(remedy -> nearest.map(n -> remedy + " " + capital(n)).orElse(remedy))
                .or(() -> nearest.map(HouseRules::capital));
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private Optional<Duration> length(
            HouseRule rule, DesiredGrant grant, Optional<TenantFacts> facts) {
        Instant start = GrantVariables.start(grant, question.now());
        Duration asked = GrantVariables.length(grant, grant.ends(), question.now());
        return LENGTHS.stream()
                .filter(length -> length.compareTo(asked) < 0)
                .filter(
                        length ->
                                isKept(
                                        rule,
                                        GrantVariables.of(
                                                grant,
                                                Optional.of(start.plus(length)),
                                                grant.role(),
                                                facts,
                                                question.requester(),
                                                question.now())))
                .findFirst();
    }

    private Optional<RoleCatalog.Entry> role(
            HouseRule rule, DesiredGrant grant, Optional<TenantFacts> facts) {
        return RoleCatalog.standard()
                .lesserThan(grant.role(), grant.resource().kind())
                .reversed()
                .stream()
                .filter(
                        entry ->
                                isKept(
                                        rule,
                                        GrantVariables.of(
                                                grant,
                                                grant.ends(),
                                                entry.role(),
                                                facts,
                                                question.requester(),
                                                question.now())))
                .findFirst();
    }

    private static boolean isKept(HouseRule rule, Map<String, Object> variables) {
        try {
            return rule.find(variables) == HouseRule.Finding.KEPT;
        } catch (Expression.Unanswerable e) {
            return false;
        }
    }
}
