package dev.tenantry.github;

import dev.tenantry.proposals.ForgeTrouble;
import dev.tenantry.proposals.PullRequests;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.kohsuke.github.GHIssueState;
import org.kohsuke.github.GHPullRequest;
import org.kohsuke.github.GHPullRequestReviewEvent;
import org.kohsuke.github.GHRepository;

/** Proposals on GitHub, each step in a person's own name where they linked their account. */
final class GitHubPullRequests implements PullRequests {

    private final Repositories repositories;
    private final ProposalBranch branches;
    private final ActingAs by;
    private final PullRequestReading reading;
    private final Judging judging;
    private final String main;

    /** Has our check written. */
    @FunctionalInterface
    interface Judging {
        void judge(int number) throws ForgeTrouble;
    }

    /**
     * @param main the branch that everything goes into
     */
    GitHubPullRequests(
            Repositories repositories,
            PullRequestReading reading,
            MadeCommits made,
            Judging judging,
            String main) {
        this.judging = judging;
        this.repositories = repositories;
        this.main = main;
        this.branches = new ProposalBranch(repositories, made);
        this.by = new ActingAs(repositories);
        this.reading = reading;
    }

    @Override
    public String ensureBranch(Draft draft) throws ForgeTrouble {
        return Trouble.ask(
                "GitHub does not take the proposal's branch.",
                () -> by.orTheApp(draft.author(), as -> branches.ensure(draft, as)));
    }

    @Override
    public String moveBranch(Draft draft, String oldHead) throws ForgeTrouble {
        return Trouble.ask(
                "GitHub does not take the proposal's newer commit.",
                () -> by.orTheApp(draft.author(), as -> branches.move(draft, oldHead, as)));
    }

    @Override
    public PullRequest ensureOpened(Draft draft) throws ForgeTrouble {
        return Trouble.ask(
                "GitHub does not open the pull request.",
                () -> {
                    Optional<GHPullRequest> there = find(draft);
                    int number =
                            there.isPresent()
                                    ? there.get().getNumber()
                                    : by.orTheApp(draft.author(), as -> open(draft, as));
                    return reading.read(number);
                });
    }

    private int open(Draft draft, GHRepository as) throws IOException, ForgeTrouble {
        try {
            return as.createPullRequest(draft.title(), draft.branch(), main, draft.body())
                    .getNumber();
        } catch (IOException e) {
            Optional<GHPullRequest> made =
                    Trouble.status(e) == 422 ? find(draft) : Optional.empty();
            if (made.isPresent()) {
                return made.get().getNumber();
            }
            throw e;
        }
    }

    /** The pull request of the branch, however it stands. */
    private Optional<GHPullRequest> find(Draft draft) throws IOException, ForgeTrouble {
        GHRepository repository = repositories.app();
        return repository
                .queryPullRequests()
                .state(GHIssueState.ALL)
                .head(repository.getOwnerName() + ":" + draft.branch())
                .base(main)
                .list()
                .withPageSize(1)
                .toList()
                .stream()
                .findFirst();
    }

    @Override
    public void ensureLabels(int number, List<String> labels) throws ForgeTrouble {
        Trouble.ask(
                "GitHub does not take the labels.",
                () ->
                        repositories
                                .app()
                                .getPullRequest(number)
                                .addLabels(labels.toArray(String[]::new)));
    }

    @Override
    public void judge(int number) throws ForgeTrouble {
        judging.judge(number);
    }

    @Override
    public PullRequest look(int number) throws ForgeTrouble {
        return Trouble.ask(
                "GitHub does not know this pull request any more.", () -> reading.read(number));
    }

    @Override
    public void review(
            int number, String head, ReviewEvent event, String body, InTheNameOf reviewer)
            throws ForgeTrouble {
        Trouble.ask(
                "GitHub does not take this review: nobody reviews the own pull request, and only"
                        + " people with write access to the estate decide.",
                () -> by.themselves(reviewer, as -> review(as, number, head, event, body)));
    }

    private static boolean review(
            GHRepository own, int number, String head, ReviewEvent event, String body)
            throws IOException {
        own.getPullRequest(number)
                .createReview()
                .commitId(head)
                .body(body)
                .event(GHPullRequestReviewEvent.valueOf(event.name()))
                .create();
        return true;
    }

    @Override
    public String merge(int number, String head, InTheNameOf who) throws ForgeTrouble {
        return Trouble.ask(
                "GitHub does not merge this yet: a required check or review is missing.",
                () -> by.themselves(who, as -> merge(as, number, head)));
    }

    private String merge(GHRepository as, int number, String head)
            throws IOException, ForgeTrouble {
        GHPullRequest pull = as.getPullRequest(number);
        if (pull.getMergedAt() == null) {
            try {
                pull.merge(pull.getTitle(), head, GHPullRequest.MergeMethod.MERGE);
            } catch (IOException e) {
                // Its answer may have been lost the time before.
                if (as.getPullRequest(number).getMergedAt() == null) {
                    throw e;
                }
            }
        }
        return as.getPullRequest(number).getMergeCommitSha();
    }

    @Override
    public void close(int number, String comment, InTheNameOf who) throws ForgeTrouble {
        Trouble.ask(
                "GitHub does not close the pull request.",
                () -> by.orTheApp(who, as -> close(as.getPullRequest(number), comment)));
    }

    private static boolean close(GHPullRequest pull, String comment) throws IOException {
        if (pull.getState() != GHIssueState.OPEN) {
            return false;
        }
        boolean said =
                pull.getComments().stream().anyMatch(other -> comment.equals(other.getBody()));
        if (!said && !comment.isBlank()) {
            pull.comment(comment);
        }
        pull.close();
        return true;
    }

    @Override
    public void deleteBranch(String branch) throws ForgeTrouble {
        Trouble.ask(
                "GitHub does not delete the proposal's branch.",
                () -> {
                    try {
                        repositories.deleteBranch(branch);
                        return true;
                    } catch (IOException e) {
                        // 422: there is no such ref; 404: the same of older servers.
                        int status = Trouble.status(e);
                        if (status == 422 || status == 404) {
                            return false;
                        }
                        throw e;
                    }
                });
    }

    @Override
    public void comment(int number, String body, InTheNameOf who) throws ForgeTrouble {
        Trouble.ask(
                "GitHub does not take the comment.",
                () -> by.orTheApp(who, as -> as.getPullRequest(number).comment(body)));
    }
}
