package dev.tenantry.policy.house;

import dev.tenantry.estate.DesiredBudget;
import dev.tenantry.estate.DesiredGrant;
import dev.tenantry.estate.Places;
import dev.tenantry.estate.TenantFacts;
import dev.tenantry.manifest.ManifestFile;
import dev.tenantry.manifest.Problem;
import dev.tenantry.policy.change.BudgetChange;
import dev.tenantry.policy.change.Case;
import dev.tenantry.policy.change.Question;
import dev.tenantry.policy.change.RuleId;
import dev.tenantry.policy.change.Sentence;
import dev.tenantry.policy.change.Verdict;
import dev.tenantry.policy.change.Verdict.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Applies the house rules to what a change gives and allows: grants, budgets. The rules are those
 * of the estate before the change, so that no change can bring its own; rules that a change
 * corrects or adds must compile.
 */
public final class HouseRules {

    static final String RULE = RuleId.HOUSE_RULES.id();

    private static final String UNANSWERABLE =
            "The rule could not be worked out for this; its author has to look at it.";

    private final Case what;
    private final Question question;
    private final RuleBook book;
    private final List<Judged> judged;

    /**
     * Something that house rules speak about.
     *
     * @param shown what it is, in a few words
     * @param nearest to it that a rule would let through
     */
    private record Judged(
            Subject subject,
            String shown,
            Map<String, Object> variables,
            Function<HouseRule, Optional<NearestGrant.Near>> nearest) {}

    private HouseRules(Case what, Question question) {
        this.what = what;
        this.question = question;
        this.book = RuleBook.of(what.estate());
        this.judged =
                Stream.concat(
                                what.gained().stream().map(this::grant),
                                what.budgets().stream().map(this::budget))
                        .toList();
    }

    public static List<Verdict> judge(Case what, Question question) {
        HouseRules rules = new HouseRules(what, question);
        List<Verdict> verdicts = new ArrayList<>(rules.unusable());
        rules.book.rules().forEach(rule -> verdicts.addAll(rules.apply(rule)));
        return verdicts;
    }

    private Judged grant(DesiredGrant grant) {
        Optional<TenantFacts> facts = Places.tenantOf(grant.path()).flatMap(what::judged);
        return new Judged(
                Subject.GRANT,
                "%s for %s on %s"
                        .formatted(
                                grant.role().name(),
                                grant.principal().shown(),
                                grant.resource().shown()),
                GrantVariables.of(grant, facts, question.requester(), question.now()),
                new NearestGrant(grant, facts, question)::to);
    }

    private Judged budget(BudgetChange change) {
        DesiredBudget budget = change.after();
        return new Judged(
                Subject.BUDGET,
                budget.name() + ", " + budget.shown(),
                BudgetVariables.of(
                        change,
                        budget.tenant().flatMap(what::judged),
                        question.requester(),
                        question.now()),
                rule -> Optional.empty());
    }

    /**
     * Broken rules block what any rule speaks about; a broken rule in the change itself blocks the
     * change.
     */
    private List<Verdict> unusable() {
        Set<String> touched =
                what.files().stream().map(Case.Touched::path).collect(Collectors.toSet());
        List<Problem> problems = new ArrayList<>();
        if (!judged.isEmpty()) {
            book.problems().stream()
                    .filter(p -> !touched.contains(p.path()))
                    .forEach(problems::add);
        }
        for (String path : touched) {
            if (path.startsWith(Places.POLICY + "/") && ManifestFile.isManifestPath(path)) {
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
        for (Judged one : judged) {
            if (one.subject != rule.subject()) {
                continue;
            }
            try {
                HouseRule.Finding finding = rule.find(one.variables);
                spoke |= finding != HouseRule.Finding.DOES_NOT_APPLY;
                if (finding == HouseRule.Finding.BROKEN) {
                    broken.add(broken(rule, one));
                }
            } catch (Expression.Unanswerable e) {
                broken.add(verdict(rule, one, Outcome.REFUSED, Optional.of(UNANSWERABLE)));
            }
        }
        if (!broken.isEmpty()) {
            return broken.stream().distinct().toList();
        }
        return spoke ? List.of(verdict(rule, Outcome.PASSED, Optional.empty())) : List.of();
    }

    private Verdict broken(HouseRule rule, Judged one) {
        if (rule.outcome() != Outcome.PENDING) {
            Optional<NearestGrant.Near> near = one.nearest.apply(rule);
            return verdict(rule, one, rule.outcome(), allowed(rule, near.map(n -> n.words())))
                    .with(near.filter(_ -> isAlone(one)).map(NearestGrant.Near::remedy));
        }
        return rule.approvers()
                .approved(question)
                .map(
                        who ->
                                verdict(rule, one, Outcome.PASSED, Optional.empty())
                                        .adding("Approved by " + who + "."))
                .orElseGet(
                        () ->
                                verdict(rule, one, Outcome.PENDING, rule.remedy())
                                        .adding(
                                                "Waits for one of %s."
                                                        .formatted(rule.approvers().shown())));
    }

    /** Of several things, says which. */
    private Verdict verdict(HouseRule rule, Judged one, Outcome outcome, Optional<String> allowed) {
        Verdict verdict = verdict(rule, outcome, allowed);
        return isAlone(one) ? verdict : verdict.adding("Not so: " + one.shown + ".");
    }

    private boolean isAlone(Judged one) {
        return judged.stream().filter(j -> j.subject == one.subject).count() == 1;
    }

    private static Verdict verdict(HouseRule rule, Outcome outcome, Optional<String> allowed) {
        String sentence = rule.sentence().endsWith(".") ? rule.sentence() : rule.sentence() + ".";
        return new Verdict(rule.name(), sentence, outcome, Optional.of(rule.source()), allowed);
    }

    /** The author's advice, and the nearest that the rule itself would let through. */
    private static Optional<String> allowed(HouseRule rule, Optional<String> nearest) {
        return rule.remedy()
                .map(remedy -> nearest.map(n -> remedy + " " + Sentence.capital(n)).orElse(remedy))
                .or(() -> nearest.map(Sentence::capital));
    }
}
