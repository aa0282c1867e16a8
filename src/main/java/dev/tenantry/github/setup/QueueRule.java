package dev.tenantry.github.setup;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantry.github.setup.Requirement.State;
import java.util.List;
import java.util.Optional;

/** What the rule of a merge queue has to say, of a branch that has one. */
final class QueueRule {

    private QueueRule() {}

    /** Empty without a queue. */
    static Optional<Requirement> of(List<JsonNode> rules) {
        List<JsonNode> queues =
                rules.stream().filter(r -> r.path("type").asText().equals("merge_queue")).toList();
        boolean each =
                queues.stream()
                        .allMatch(
                                rule ->
                                        rule.at("/parameters/grouping_strategy")
                                                .asText()
                                                .equals("ALLGREEN"));
        return queues.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        BranchRules.answer(
                                "merge-queue",
                                "Every change in the merge queue has to be green",
                                each ? State.MET : State.MISSING,
                                "GitHub merges a change that is red with one behind it that is"
                                        + " green.",
                                BranchRules.RULESET
                                        + "in “Require merge queue”, tick “Only merge"
                                        + " non-failing pull requests”."));
    }
}
