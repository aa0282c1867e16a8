package dev.tenantry.github.setup;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantry.github.setup.Requirement.State;
import dev.tenantry.proposals.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The rules of a branch as GitHub tells them: those of rulesets, and the older protection of
 * branches. Each may give what the other lacks.
 *
 * @param branch its name
 * @param app our App's number
 * @param told the answer of {@code /branches/{branch}}
 * @param rules of {@code /rules/branches/{branch}}: every rule that holds, of whatever ruleset
 * @param rulesets those rulesets themselves, as far as the App may read them
 * @param protection of {@code /branches/{branch}/protection}; empty where the App may not read it
 */
public record BranchRules(
        String branch,
        long app,
        JsonNode told,
        List<JsonNode> rules,
        List<JsonNode> rulesets,
        Optional<JsonNode> protection) {

    private static final String CHECK = Standing.POLICY_CHECK;

    private static final String PULL_REQUEST = "pull_request";
    static final String RULESET =
            "On GitHub, in Settings, Rules, Rulesets, in the ruleset of the branch: ";

    public BranchRules {
        rules = List.copyOf(rules);
        rulesets = List.copyOf(rulesets);
    }

    /** Everything that is needed, in the order in which one would set it up. */
    public List<Requirement> requirements() {
        List<Requirement> all =
                new ArrayList<>(
                        List.of(
                                pullRequests(),
                                checkRequired(),
                                checkPinned(),
                                review(),
                                dismissed(),
                                lastPush(),
                                lasting(
                                        "force-pushes",
                                        "non_fast_forward",
                                        "allow_force_pushes",
                                        "force pushes"),
                                lasting("deletion", "deletion", "allow_deletions", "deletions")));
        QueueRule.of(rules).ifPresent(all::add);
        all.add(bypass());
        return all;
    }

    private Requirement pullRequests() {
        return answer(
                "pull-requests",
                "Nothing reaches %s without a pull request".formatted(branch),
                asked(rule -> true, reviews -> true),
                "Somebody with write access can push to %s.".formatted(branch),
                RULESET + "tick “Require a pull request before merging”.");
    }

    private Requirement checkRequired() {
        boolean required =
                checks().anyMatch(check -> check.path("context").asText().equals(CHECK))
                        || contexts().anyMatch(CHECK::equals);
        return answer(
                "check-required",
                CHECK + " has to be green",
                required ? State.MET : State.MISSING,
                "A pull request is merged whatever " + CHECK + " says.",
                RULESET + "tick “Require status checks to pass” and add " + CHECK + ".");
    }

    /** Anybody with write access can set a status of any name; a check of an App only the App. */
    private Requirement checkPinned() {
        boolean pinned =
                checks().filter(check -> check.path("context").asText().equals(CHECK))
                        .anyMatch(check -> number(check) == app);
        return answer(
                "check-pinned",
                CHECK + " counts only when this App says it",
                pinned ? State.MET : State.MISSING,
                "Another App, or whoever has write access, can say that " + CHECK + " is green.",
                RULESET + "remove " + CHECK + " and add it again with this App as its source.");
    }

    private Requirement review() {
        return answer(
                "review",
                "Somebody approves",
                asked(
                        rule -> rule.path("required_approving_review_count").asInt() > 0,
                        reviews -> reviews.path("required_approving_review_count").asInt() > 0),
                "GitHub merges without an approval.",
                RULESET + "set “Required approvals” to 1 or more.");
    }

    private Requirement dismissed() {
        return answer(
                "dismissed-on-push",
                "An approval ends when something is pushed",
                asked(
                        rule -> rule.path("dismiss_stale_reviews_on_push").asBoolean(),
                        reviews -> reviews.path("dismiss_stale_reviews").asBoolean()),
                "An approval stays on GitHub though the change became another one.",
                RULESET
                        + "tick “Dismiss stale pull request approvals when new commits are pushed”.");
    }

    private Requirement lastPush() {
        return answer(
                "last-push",
                "Whoever pushed last does not approve that",
                asked(
                        rule -> rule.path("require_last_push_approval").asBoolean(),
                        reviews -> reviews.path("require_last_push_approval").asBoolean()),
                "Whoever pushed last can be the only one who approves.",
                RULESET + "tick “Require approval of the most recent reviewable push”.");
    }

    private Requirement lasting(String id, String rule, String allowance, String what) {
        boolean ruled = rules.stream().anyMatch(one -> one.path("type").asText().equals(rule));
        State state =
                ruled ? State.MET : old(p -> !p.path(allowance).path("enabled").asBoolean(false));
        return answer(
                id,
                "No %s of %s".formatted(what, branch),
                state,
                "Somebody with write access can take back what was merged.",
                RULESET + "tick “Block force pushes” and “Restrict deletions”.");
    }

    private Requirement bypass() {
        List<String> free = new ArrayList<>();
        boolean untold = rulesets.size() < rulesetsInForce();
        for (JsonNode ruleset : rulesets) {
            untold |= ruleset.path("bypass_actors").isMissingNode();
            ruleset.path("bypass_actors").forEach(actor -> free.add(Bypass.shown(actor)));
        }
        if (rules.isEmpty()) {
            return oldBypass();
        }
        State state = free.isEmpty() ? untold ? State.UNKNOWN : State.MET : State.MISSING;
        return answer(
                "bypass",
                "Nobody may bypass the rules",
                state,
                "The rules do not hold for: " + String.join(", ", free) + ".",
                RULESET + "empty the “Bypass list”.");
    }

    private Requirement oldBypass() {
        return answer(
                "bypass",
                "Nobody may bypass the rules",
                old(
                        p ->
                                p.path("enforce_admins").path("enabled").asBoolean()
                                        && Bypass.allowances(p).isEmpty()),
                "Administrators, or those who are named there, need not keep to the protection.",
                "On GitHub, in Settings, Branches: tick “Do not allow bypassing the above settings”"
                        + " and name nobody.");
    }

    private long rulesetsInForce() {
        return rules.stream().map(rule -> rule.path("ruleset_id").asLong()).distinct().count();
    }

    /** What a rule for pull requests of either kind says. */
    private State asked(Predicate<JsonNode> ofRule, Predicate<JsonNode> ofReviews) {
        boolean ruled =
                rules.stream()
                        .filter(rule -> rule.path("type").asText().equals(PULL_REQUEST))
                        .anyMatch(rule -> ofRule.test(rule.path("parameters")));
        return ruled
                ? State.MET
                : old(
                        p ->
                                p.has("required_pull_request_reviews")
                                        && ofReviews.test(p.path("required_pull_request_reviews")));
    }

    /** What the older protection says, which is not there, or which the App may not read. */
    private State old(Predicate<JsonNode> says) {
        if (protection.isPresent()) {
            return says.test(protection.get()) ? State.MET : State.MISSING;
        }
        boolean there = told.path("protection").path("enabled").asBoolean();
        return there ? State.UNKNOWN : State.MISSING;
    }

    private Stream<JsonNode> checks() {
        return Stream.concat(
                rules.stream()
                        .filter(rule -> rule.path("type").asText().equals("required_status_checks"))
                        .flatMap(
                                rule ->
                                        rule.path("parameters")
                                                .path("required_status_checks")
                                                .valueStream()),
                older().path("checks").valueStream());
    }

    private Stream<String> contexts() {
        return older().path("contexts").valueStream().map(JsonNode::asText);
    }

    /** Required checks of the older protection, which everybody may read with the branch. */
    private JsonNode older() {
        return told.path("protection").path("required_status_checks");
    }

    private static long number(JsonNode check) {
        return check.has("integration_id")
                ? check.path("integration_id").asLong()
                : check.path("app_id").asLong();
    }

    static Requirement answer(
            String id, String title, State state, String otherwise, String remedy) {
        return switch (state) {
            case MET -> new Requirement(id, state, title, "It is so.", "");
            case MISSING -> new Requirement(id, state, title, otherwise, remedy);
            case UNKNOWN ->
                    new Requirement(
                            id,
                            state,
                            title,
                            "GitHub tells this to administrators of the repository only.",
                            remedy);
        };
    }
}
