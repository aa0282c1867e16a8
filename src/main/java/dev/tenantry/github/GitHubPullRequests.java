package dev.tenantry.github;

import dev.tenantry.proposals.ForgeTrouble;
import dev.tenantry.proposals.PullRequests;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.kohsuke.github.GHException;
import org.kohsuke.github.GHIssueState;
import org.kohsuke.github.GHPullRequest;
import org.kohsuke.github.GHPullRequestReviewEvent;
import org.kohsuke.github.GHRepository;

/** Proposals on GitHub, each step in a person's own name where they linked their account. */
final class GitHubPullRequests implements PullRequests {

    private static final String MAIN = "main";

    private final Repositories repositories;
    private final ProposalBranch branches;
    private final PullRequestReading reading;

    GitHubPullRequests(Repositories repositories, PullRequestReading reading) {
        this.repositories = repositories;
        this.branches = new ProposalBranch(repositories);
        this.reading = reading;
    }

    /** One step, with the repository as the one sees it who does the step. */
    @FunctionalInterface
    private interface Step<T> {
        T on(GHRepository repository) throws IOException, ForgeTrouble;
    }

    @Override
    public String ensureBranch(Draft draft) throws ForgeTrouble {
        return Trouble.ask(
                "GitHub does not take the proposal's branch.",
                () -> inTheNameOf(draft.author(), as -> branches.ensure(draft, as)));
    }

    @Override
    public String moveBranch(Draft draft, String oldHead) throws ForgeTrouble {
        return Trouble.ask(
                "GitHub does not take the proposal's newer commit.",
                () -> inTheNameOf(draft.author(), as -> branches.move(draft, oldHead, as)));
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
                                    : inTheNameOf(draft.author(), as -> open(draft, as));
                    return reading.read(number);
                });
    }

    private int open(Draft draft, GHRepository as) throws IOException, ForgeTrouble {
        try {
            return as.createPullRequest(draft.title(), draft.branch(), MAIN, draft.body())
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
                () -> {
                    try {
                        return watched(
                                        reviewer,
                                        () ->
                                                own(
                                                        reviewer,
                                                        as ->
                                                                review(
                                                                        as, number, head, event,
                                                                        body)))
                                .orElseThrow(Unlinked::trouble);
                    } catch (IOException e) {
                        if (Trouble.status(e) == 401) {
                            throw Unlinked.trouble();
                        }
                        throw e;
                    }
                });
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
                () -> inTheNameOf(who, as -> merge(as, number, head)));
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
                () -> inTheNameOf(who, as -> close(as.getPullRequest(number), comment)));
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
                () -> inTheNameOf(who, as -> as.getPullRequest(number).comment(body)));
    }

    /** By the person's own account when there is one that may, else by the App. */
    private <T> T inTheNameOf(InTheNameOf person, Step<T> step) throws IOException, ForgeTrouble {
        try {
            Optional<T> done = watched(person, () -> own(person, step));
            if (done.isPresent()) {
                return done.get();
            }
        } catch (IOException | GHException e) {
            int status = Trouble.status(e);
            if (status != 401 && status != 403 && status != 404) {
                throw e;
            }
        }
        return step.on(repositories.app());
    }

    private <T> Optional<T> own(InTheNameOf person, Step<T> step) throws IOException, ForgeTrouble {
        Optional<GHRepository> repository = repositories.person(person.email());
        return repository.isPresent() ? Optional.of(step.on(repository.get())) : Optional.empty();
    }

    /** Takes note when GitHub no longer takes the person's token. */
    private <T> T watched(InTheNameOf person, Trouble.Request<T> request)
            throws IOException, ForgeTrouble {
        try {
            return request.send();
        } catch (IOException | GHException e) {
            if (Trouble.status(e) == 401) {
                repositories.people().rejected(person.email());
            }
            throw e;
        }
    }
}
