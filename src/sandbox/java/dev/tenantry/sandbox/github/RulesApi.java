package dev.tenantry.sandbox.github;

import java.util.ArrayList;
import java.util.List;

/**
 * The rules of the main branch, which one ruleset gives. Who may bypass them GitHub tells only those
 * who may change them, and the older protection of branches only those who administer.
 */
final class RulesApi {

    private static final int RULESET = 4711;

    /** Before other paths below {@code /branches}, which may hold slashes. */
    void register(Routes routes, String repo) {
        routes.on("GET", repo + "/branches/{branch...}/protection", this::protection);
        routes.on("GET", repo + "/rules/branches/{branch...}", this::rules);
        routes.on("GET", repo + "/rulesets/{id}", this::ruleset);
    }

    private Answer protection(Call call, Ledger ledger) {
        if (call.caller().kind() == Caller.Kind.INSTALLATION) {
            throw new Refusal(403, "Resource not accessible by integration");
        }
        throw new Refusal(404, "Branch not protected");
    }

    private Answer rules(Call call, Ledger ledger) {
        return call.paged(call.path("branch").equals("main") ? rules(ledger.rules) : List.of());
    }

    private Answer ruleset(Call call, Ledger ledger) {
        if (call.number("id") != RULESET || ledger.rules.isEmpty()) {
            throw Refusal.notFound();
        }
        Fields ruleset =
                Fields.of("id", RULESET)
                        .with("name", "main")
                        .with("target", "branch")
                        .with("source_type", "Repository")
                        .with("source", GitHubServer.REPOSITORY)
                        .with("enforcement", "active")
                        .with("current_user_can_bypass", "never");
        boolean administers =
                call.caller().kind() == Caller.Kind.PERSON
                        && ledger.known(call.caller().login()).role().equals("admin");
        return Answer.ok(
                administers ? ruleset.with("bypass_actors", bypass(ledger.rules)) : ruleset);
    }

    private static List<Fields> bypass(BranchRules rules) {
        return rules.bypass.stream()
                .map(type -> Fields.of("actor_type", type).with("bypass_mode", "always"))
                .toList();
    }

    private static List<Fields> rules(BranchRules rules) {
        List<Fields> all = new ArrayList<>();
        if (rules.pullRequests) {
            all.add(reviews(rules));
        }
        if (!rules.checks.isEmpty()) {
            all.add(
                    rule("required_status_checks")
                            .with(
                                    "parameters",
                                    Fields.of(
                                                    "required_status_checks",
                                                    rules.checks.stream()
                                                            .map(name -> check(rules, name))
                                                            .toList())
                                            .with("strict_required_status_checks_policy", false)));
        }
        if (rules.queue) {
            all.add(rule("merge_queue").with("parameters", queue()));
        }
        if (rules.linear) {
            all.add(rule("required_linear_history"));
        }
        if (rules.signatures) {
            all.add(rule("required_signatures"));
        }
        if (rules.lasting) {
            all.add(rule("non_fast_forward"));
            all.add(rule("deletion"));
        }
        return all;
    }

    private static Fields reviews(BranchRules rules) {
        return rule("pull_request")
                            .with(
                                    "parameters",
                                    Fields.of("required_approving_review_count", rules.approvals)
                                            .with("dismiss_stale_reviews_on_push", rules.dismissed)
                                            .with("require_last_push_approval", rules.lastPush)
                                            .with("require_code_owner_review", false)
                                            .with("required_review_thread_resolution", false));
    }

    /** As GitHub sets a queue up to begin with. */
    private static Fields queue() {
        return Fields.of("merge_method", "MERGE")
                .with("grouping_strategy", "ALLGREEN")
                .with("max_entries_to_build", 5)
                .with("max_entries_to_merge", 5)
                .with("min_entries_to_merge", 1)
                .with("min_entries_to_merge_wait_minutes", 5)
                .with("check_response_timeout_minutes", 60);
    }

    private static Fields check(BranchRules rules, String name) {
        Fields check = Fields.of("context", name);
        return rules.pinned ? check.with("integration_id", UserShape.APP_ID) : check;
    }

    private static Fields rule(String type) {
        return Fields.of("type", type)
                .with("ruleset_source_type", "Repository")
                .with("ruleset_source", GitHubServer.REPOSITORY)
                .with("ruleset_id", RULESET);
    }
}
