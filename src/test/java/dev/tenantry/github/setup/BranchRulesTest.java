package dev.tenantry.github.setup;

import static dev.tenantry.github.setup.Requirement.State.MET;
import static dev.tenantry.github.setup.Requirement.State.MISSING;
import static dev.tenantry.github.setup.Requirement.State.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenantry.github.setup.Requirement.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the rules of a branch give, of rulesets and of the older protection. */
class BranchRulesTest {

    private static final long APP = 42;
    private static final String OPEN = "{\"name\": \"main\", \"protected\": false}";

    private static final String REVIEWS =
            """
            {"type": "pull_request", "ruleset_id": 7, "parameters": {
              "required_approving_review_count": 1, "dismiss_stale_reviews_on_push": true,
              "require_last_push_approval": true}}
            """;
    private static final String CHECKS =
            """
            {"type": "required_status_checks", "ruleset_id": 7, "parameters": {
              "required_status_checks": [{"context": "tenantry/policy", "integration_id": 42}]}}
            """;
    private static final String LASTING =
            """
            {"type": "non_fast_forward", "ruleset_id": 7}, {"type": "deletion", "ruleset_id": 7}
            """;

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static Map<String, State> states(BranchRules rules) {
        return rules.requirements().stream()
                .collect(Collectors.toMap(Requirement::id, Requirement::state));
    }

    private static BranchRules ruled(String rulesets, String... rules) {
        List<JsonNode> all = new ArrayList<>();
        json("[" + String.join(",", rules) + "]").forEach(all::add);
        List<JsonNode> sets = new ArrayList<>();
        json(rulesets).forEach(sets::add);
        return new BranchRules("main", APP, json(OPEN), all, sets, Optional.empty());
    }

    @Test
    void aBranchWithoutRulesLacksEverything() {
        BranchRules bare =
                new BranchRules("main", APP, json(OPEN), List.of(), List.of(), Optional.empty());
        assertThat(states(bare).values()).containsOnly(MISSING);
        assertThat(bare.requirements()).allSatisfy(r -> assertThat(r.remedy()).isNotEmpty());
    }

    @Test
    void aRulesetThatSaysAllOfItIsEnough() {
        BranchRules rules = ruled("[{\"bypass_actors\": []}]", REVIEWS, CHECKS, LASTING);
        assertThat(states(rules).values()).containsOnly(MET);
        assertThat(rules.requirements()).allSatisfy(r -> assertThat(r.remedy()).isEmpty());
    }

    @Test
    void whoMayBypassIsNamedOrNotKnown() {
        assertThat(states(ruled("[{}]", REVIEWS, CHECKS, LASTING)))
                .containsEntry("bypass", UNKNOWN);
        assertThat(states(ruled("[]", REVIEWS, CHECKS, LASTING))).containsEntry("bypass", UNKNOWN);
        BranchRules open =
                ruled("[{\"bypass_actors\": [{\"actor_type\": \"OrganizationAdmin\"}]}]", REVIEWS);
        assertThat(open.requirements().getLast().state()).isEqualTo(MISSING);
        assertThat(open.requirements().getLast().sentence())
                .contains("administrators of the organization");
    }

    @Test
    void aCheckThatAnybodyCanSetIsNotPinned() {
        for (String source :
                List.of("", ", \"integration_id\": 43", ", \"integration_id\": null")) {
            BranchRules rules = ruled("[]", CHECKS.replace(", \"integration_id\": 42", source));
            assertThat(states(rules))
                    .as(source)
                    .containsEntry("check-required", MET)
                    .containsEntry("check-pinned", MISSING);
        }
        BranchRules other = ruled("[]", CHECKS.replace("tenantry/policy", "tenantry/policy-2"));
        assertThat(states(other))
                .containsEntry("check-required", MISSING)
                .containsEntry("check-pinned", MISSING);
    }

    /** GitHub may look at the last of a group only. */
    @Test
    void aMergeQueueHasToWantEveryChangeGreen() {
        String queue =
                """
                {"type": "merge_queue", "ruleset_id": 7, "parameters": {
                  "merge_method": "MERGE", "grouping_strategy": "ALLGREEN"}}
                """;
        String loose = queue.replace("ALLGREEN", "HEADGREEN");
        assertThat(states(ruled("[]", REVIEWS))).doesNotContainKey("merge-queue");
        assertThat(states(ruled("[]", queue))).containsEntry("merge-queue", MET);
        assertThat(states(ruled("[]", loose))).containsEntry("merge-queue", MISSING);
        assertThat(states(ruled("[]", queue, loose))).containsEntry("merge-queue", MISSING);
    }

    @Test
    void eachSettingOfReviewsCounts() {
        String[][] lacking = {
            {"\"required_approving_review_count\": 1", "\"x\": 1", "review"},
            {"\"dismiss_stale_reviews_on_push\": true", "\"x\": 1", "dismissed-on-push"},
            {"\"require_last_push_approval\": true", "\"x\": 1", "last-push"}
        };
        for (String[] one : lacking) {
            assertThat(states(ruled("[]", REVIEWS.replace(one[0], one[1]))))
                    .containsEntry(one[2], MISSING)
                    .containsEntry("pull-requests", MET);
        }
    }

    @Test
    void theOlderProtectionDoesAsWell() {
        String branch =
                """
                {"protected": true, "protection": {"enabled": true, "required_status_checks":
                  {"contexts": ["tenantry/policy"],
                   "checks": [{"context": "tenantry/policy", "app_id": 42}]}}}
                """;
        String protection =
                """
                {"enforce_admins": {"enabled": true}, "allow_force_pushes": {"enabled": false},
                 "allow_deletions": {"enabled": false}, "required_pull_request_reviews": {
                   "dismiss_stale_reviews": true, "require_last_push_approval": true,
                   "required_approving_review_count": 1}}
                """;
        assertThat(states(old(branch, Optional.of(protection))).values()).containsOnly(MET);
        String free = protection.replace("{\"enabled\": true}", "{\"enabled\": false}");
        assertThat(states(old(branch, Optional.of(free)))).containsEntry("bypass", MISSING);
        String named =
                protection.replace(
                        "\"required_approving_review_count\": 1",
                        "\"bypass_pull_request_allowances\": {\"users\": [{\"login\": \"x\"}]}");
        assertThat(states(old(branch, Optional.of(named))))
                .containsEntry("bypass", MISSING)
                .containsEntry("review", MISSING);
    }

    /** The App reads the branch, but who administers alone may read its protection. */
    @Test
    void whatTheAppMayNotReadIsNotKnown() {
        String branch = "{\"protected\": true, \"protection\": {\"enabled\": true}}";
        assertThat(states(old(branch, Optional.empty())))
                .containsEntry("review", UNKNOWN)
                .containsEntry("bypass", UNKNOWN)
                .containsEntry("check-required", MISSING);
    }

    private static BranchRules old(String branch, Optional<String> protection) {
        return new BranchRules(
                "main",
                APP,
                json(branch),
                List.of(),
                List.of(),
                protection.map(BranchRulesTest::json));
    }
}
