package dev.tenantry.github;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A pull request on its way through GitHub's merge queue: the commit that main would become, for
 * which GitHub wants the required checks once more.
 *
 * @param head its commit
 * @param base the commit before: main, or the group that is ahead in the queue
 * @param branch the branch that it goes into
 */
record MergeGroup(String head, String base, String branch, int pullRequest) {

    private static final String HEADS = "refs/heads/";
    private static final Pattern REF =
            Pattern.compile("refs/heads/gh-readonly-queue/.+/pr-(\\d{1,9})-([0-9a-f]{40})");

    /**
     * Reads what a branch of the queue says by its name.
     *
     * @param head where it stands
     * @param branch that it would go into
     */
    static Optional<MergeGroup> of(String name, String head, String branch) {
        Matcher ref = REF.matcher(name);
        return ref.matches()
                ? Optional.of(
                        new MergeGroup(head, ref.group(2), branch, Integer.parseInt(ref.group(1))))
                : Optional.empty();
    }

    /** What GitHub's {@code merge_group} asks for; empty when it only tells that one is gone. */
    static Optional<MergeGroup> of(JsonNode payload) {
        JsonNode group = payload.path("merge_group");
        Matcher ref = REF.matcher(group.path("head_ref").asText());
        if (!payload.path("action").asText().equals("checks_requested") || !ref.matches()) {
            return Optional.empty();
        }
        String into = group.path("base_ref").asText();
        return Optional.of(
                new MergeGroup(
                        group.path("head_sha").asText(),
                        group.path("base_sha").asText(),
                        into.startsWith(HEADS) ? into.substring(HEADS.length()) : into,
                        Integer.parseInt(ref.group(1))));
    }
}
