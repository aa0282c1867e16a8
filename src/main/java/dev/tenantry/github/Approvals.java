package dev.tenantry.github;

import dev.tenantry.manifest.Branch;
import dev.tenantry.proposals.ForgeTrouble;
import dev.tenantry.proposals.PullRequests.Review;
import dev.tenantry.proposals.Standing;
import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.kohsuke.github.GHPullRequest;

/** Whose last word on a pull request is an approval of what it brings now. */
final class Approvals {

    private final PullRequestReading reading;
    private final Settled settled;
    private final String main;

    Approvals(PullRequestReading reading, Settled settled, String main) {
        this.reading = reading;
        this.settled = settled;
        this.main = main;
    }

    /**
     * Who approved.
     *
     * @param because why some do not count, for people
     */
    record Told(List<Account> accounts, Optional<String> because) {}

    /**
     * Of this head into this base, since it brings what it does: when main takes in a part of it,
     * or loses one, the same head brings another thing.
     */
    Told of(GHPullRequest pull, Branch branch) throws IOException, ForgeTrouble {
        List<Review> reviews = reading.reviews(pull);
        if (reviews.isEmpty()) {
            return new Told(List.of(), Optional.empty());
        }
        List<Review> given = Standing.approvals(reviews, branch.head(), reading.retargeted(pull));
        Optional<Instant> oldest = given.stream().map(Review::at).min(Comparator.naturalOrder());
        if (oldest.isEmpty()) {
            return new Told(List.of(), Optional.empty());
        }
        Instant since = settled.since(branch, oldest.get());
        List<Account> counting =
                given.stream()
                        .filter(review -> review.at().isAfter(since))
                        .map(review -> new Account(review.account(), review.login()))
                        .toList();
        return new Told(
                counting,
                counting.size() == given.size() ? Optional.empty() : Optional.of(because(since)));
    }

    private String because(Instant since) {
        return since.equals(Instant.MAX)
                ? "GitHub does not tell since when %s stands where it does, so no approval counts yet."
                        .formatted(main)
                : "Since %s moved at %s this brings another thing than before: what was approved until then does not count."
                        .formatted(main, since);
    }
}
