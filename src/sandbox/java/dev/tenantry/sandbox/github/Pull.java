package dev.tenantry.sandbox.github;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A pull request as this GitHub remembers it; its commits are in the bare repository. */
public final class Pull {
    public int number;
    public long id;
    public String title = "";
    public @Nullable String body;
    public String author = "";
    public String headRef = "";

    /** The fork of the same owner that it comes from; empty for the repository itself. */
    public String headRepo = "";

    public String headSha = "";
    public String baseRef = "main";

    /** The tip of the base branch when the pull request was opened or, later, merged. */
    public String baseSha = "";

    public boolean open = true;
    public boolean draft;
    public Instant createdAt = Instant.EPOCH;
    public Instant updatedAt = Instant.EPOCH;
    public @Nullable Instant closedAt;
    public @Nullable Instant mergedAt;
    public @Nullable String mergedBy;
    public @Nullable String mergeCommit;
    public List<String> labels = new ArrayList<>();
    public List<String> requestedReviewers = new ArrayList<>();
    public List<Review> reviews = new ArrayList<>();
    public List<Comment> comments = new ArrayList<>();
    public List<LineComment> lineComments = new ArrayList<>();
    public List<IssueEvent> events = new ArrayList<>();

    public boolean isMerged() {
        return mergedAt != null;
    }

    void close(Instant now) {
        open = false;
        closedAt = now;
        updatedAt = now;
    }

    void merged(String commit, String base, String by, Instant now) {
        close(now);
        baseSha = base;
        mergedAt = now;
        mergedBy = by;
        mergeCommit = commit;
    }

    /** Something that is no word of anybody. */
    void happened(long id, String event, String login, Instant at) {
        updatedAt = at;
        events.add(new IssueEvent(id, event, login, at));
    }

    /** The last word of each person who approved or asked for changes. */
    Map<String, Review> opinions() {
        Map<String, Review> last = new LinkedHashMap<>();
        for (Review review : reviews) {
            if (!review.state().equals("COMMENTED")) {
                last.put(review.login(), review);
            }
        }
        return last;
    }
}
