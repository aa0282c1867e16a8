package dev.tenantry.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantry.proposals.ForgeTrouble;
import dev.tenantry.proposals.PullRequests.Comment;
import dev.tenantry.proposals.PullRequests.Review;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.kohsuke.github.GHPullRequest;

/**
 * What people say on a pull request, as much of it as anybody reads here: whoever can read the
 * repository can say as much as they like. Who approved is of another kind, and read whole.
 */
final class Said {

    /** Of the newest so many the words are kept. */
    private static final int NEWEST = 30;

    /** The rest of longer words is on GitHub; in characters. */
    private static final int LONGEST = 4_000;

    private static final int PAGE = 100;
    private static final int MOST_PAGES = 10;

    /** Whom GitHub shows where an account was deleted. */
    static final String GONE = "ghost";

    private final Repositories repositories;

    Said(Repositories repositories) {
        this.repositories = repositories;
    }

    /**
     * All reviews, their words cut.
     *
     * @throws Rest.TooManyPages when there are more than anybody looks through
     */
    List<JsonNode> reviews(GHPullRequest pull) throws IOException, ForgeTrouble {
        List<JsonNode> reviews = new ArrayList<>();
        String path = "/pulls/%d/reviews?per_page=%d".formatted(pull.getNumber(), PAGE);
        if (!repositories.walk(path, MOST_PAGES, review -> reviews.add(cut(review)))) {
            throw new Rest.TooManyPages(MOST_PAGES, path);
        }
        return reviews;
    }

    private static JsonNode cut(JsonNode review) {
        if (review instanceof ObjectNode whole) {
            whole.put("body", cut(review.path("body").asText("")));
        }
        return review;
    }

    /** The same reviews, with the words of the newest. */
    static List<Review> newest(List<Review> all) {
        List<Review> cut = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Review one = all.get(i);
            cut.add(
                    i >= all.size() - NEWEST
                            ? one
                            : new Review(
                                    one.login(),
                                    one.account(),
                                    one.counts(),
                                    one.event(),
                                    one.commit(),
                                    "",
                                    one.at()));
        }
        return cut;
    }

    /** The newest of what was said in the conversation, and about single lines. */
    List<Comment> about(GHPullRequest pull) throws IOException, ForgeTrouble {
        List<Comment> comments = new ArrayList<>();
        last(
                "/issues/%d/comments".formatted(pull.getNumber()),
                pull.getCommentsCount(),
                comment -> Optional.empty(),
                comments);
        List<Comment> ofLines = new ArrayList<>();
        last(
                "/pulls/%d/comments".formatted(pull.getNumber()),
                pull.getReviewComments(),
                comment -> Optional.of(place(comment)),
                ofLines);
        List<Comment> all = new ArrayList<>(newestOf(comments));
        all.addAll(newestOf(ofLines));
        return all;
    }

    private static List<Comment> newestOf(List<Comment> comments) {
        List<Comment> sorted = comments.stream().sorted(Comparator.comparing(Comment::at)).toList();
        return sorted.subList(Math.max(0, sorted.size() - NEWEST), sorted.size());
    }

    private interface Place {
        Optional<String> of(JsonNode comment);
    }

    /** GitHub lists them oldest first: the last two pages hold the newest. */
    private void last(String path, int count, Place place, List<Comment> into)
            throws IOException, ForgeTrouble {
        if (count == 0) {
            return;
        }
        int page = Math.max(1, (count + PAGE - 1) / PAGE - 1);
        repositories.walk(
                "%s?per_page=%d&page=%d".formatted(path, PAGE, page),
                3,
                comment -> into.add(comment(comment, place.of(comment))));
    }

    private static Comment comment(JsonNode comment, Optional<String> place) {
        return new Comment(
                comment.path("user").path("login").asText(GONE),
                cut(comment.path("body").asText("")),
                PullRequestReading.time(comment, "created_at"),
                place);
    }

    /** Never between the two halves of one character. */
    private static String cut(String words) {
        if (words.length() <= LONGEST) {
            return words;
        }
        int end = Character.isHighSurrogate(words.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return words.substring(0, end) + "…";
    }

    /** The line it is about; after a push that took the line away, the file. */
    private static String place(JsonNode comment) {
        int line = comment.path("line").asInt(comment.path("original_line").asInt());
        String path = comment.path("path").asText();
        return line > 0 ? path + ":" + line : path;
    }
}
