package dev.tenantry.github;

import dev.tenantry.proposals.ForgeTrouble;
import dev.tenantry.proposals.PullRequests.Draft;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kohsuke.github.GHIssueState;
import org.kohsuke.github.GHPullRequest;
import org.kohsuke.github.GHRepository;

/**
 * The pull request of a proposal's branch. One that is over proves by its head that it is ours: the
 * branch's name was known before, and somebody may have had another one of it merged.
 */
final class Opening {

    private final Repositories repositories;
    private final MadeCommits made;
    private final String main;

    Opening(Repositories repositories, MadeCommits made, String main) {
        this.repositories = repositories;
        this.made = made;
        this.main = main;
    }

    int open(Draft draft, GHRepository as) throws IOException, ForgeTrouble {
        try {
            return as.createPullRequest(draft.title(), draft.branch(), main, draft.body())
                    .getNumber();
        } catch (IOException e) {
            Optional<GHPullRequest> opened =
                    Trouble.status(e) == 422 ? find(draft) : Optional.empty();
            if (opened.isPresent()) {
                return opened.get().getNumber();
            }
            throw e;
        }
    }

    boolean describe(int number, Draft draft, GHRepository as) throws IOException {
        GHPullRequest pull = as.getPullRequest(number);
        if (!draft.title().equals(pull.getTitle())) {
            pull.setTitle(draft.title());
        }
        if (!draft.body().equals(pull.getBody())) {
            pull.setBody(draft.body());
        }
        return true;
    }

    /**
     * The open one, or the newest that brought or was to bring what we made. A fork of the same
     * owner has the label of our branch, too.
     */
    Optional<GHPullRequest> find(Draft draft) throws IOException, ForgeTrouble {
        GHRepository repository = repositories.app();
        List<GHPullRequest> all =
                repository
                        .queryPullRequests()
                        .state(GHIssueState.ALL)
                        .head(repository.getOwnerName() + ":" + draft.branch())
                        .base(main)
                        .list()
                        .toList()
                        .stream()
                        .filter(pull -> isOf(repository, pull.getHead().getRepository()))
                        .toList();
        Set<String> ours = made.of(draft.id());
        return all.stream()
                .filter(pull -> pull.getState() == GHIssueState.OPEN)
                .findFirst()
                .or(
                        () ->
                                all.stream()
                                        .filter(pull -> ours.contains(pull.getHead().getSha()))
                                        .findFirst());
    }

    private static boolean isOf(GHRepository ours, @Nullable GHRepository head) {
        return head != null && head.getId() == ours.getId();
    }
}
