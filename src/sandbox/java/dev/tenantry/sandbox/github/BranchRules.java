package dev.tenantry.sandbox.github;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.ArrayList;
import java.util.List;

/** What the main branch demands before anything is merged into it; without any, an approval. */
public final class BranchRules {

    /** Names of check runs that have to be green. */
    public List<String> checks = new ArrayList<>();

    /** They count only when our App says so. */
    public boolean pinned;

    public boolean pullRequests;
    public int approvals = 1;

    /** An approval ends when something is pushed. */
    public boolean dismissed;

    /** Somebody other than the last who pushed approves. */
    public boolean lastPush;

    /** No force pushes, no deletion. */
    public boolean lasting;

    /** Merged is by the queue alone. */
    public boolean queue;

    /** How something may be merged into it: {@code merge}, {@code squash}, {@code rebase}. */
    public List<String> mergeMethods = new ArrayList<>(List.of("merge", "squash", "rebase"));

    /** No merge commits. */
    public boolean linear;

    /** Nothing but signed commits: those that an App makes by the API, and merges. */
    public boolean signatures;

    /** The types of those for whom none of this holds. */
    public List<String> bypass = new ArrayList<>();

    /** All of it, as the setup guide asks for. */
    public void asTheGuideSays(String check) {
        checks.add(check);
        pinned = true;
        pullRequests = true;
        dismissed = true;
        lastPush = true;
        lasting = true;
    }

    @JsonIgnore
    boolean isEmpty() {
        return checks.isEmpty() && !pullRequests && !lasting && !queue && !linear && !signatures;
    }
}
