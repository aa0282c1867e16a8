package dev.tenantry.github;

import dev.tenantry.proposals.ForgeTrouble;
import dev.tenantry.proposals.PullRequests;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.kohsuke.github.GHIssueState;
import org.kohsuke.github.GHPullRequest;
import org.kohsuke.github.GHPullRequestReviewEvent;
import org.kohsuke.github.GHRepository;
import org.kohsuke.github.HttpException;

/** Proposals on GitHub, each step in a person's own name where they linked their account. */
final class GitHubPullRequests implements PullRequests {

    private static final Logger LOG = Logger.getLogger(GitHubPullRequests.class);

    /** What GitHub answers of a conversation that is locked, gone, or does not want these words. */
    private static final Set<Integer> NOT_TAKEN = Set.of(403, 404, 410, 422);

    /** GitHub refuses longer ones; in characters. */
    private static final int LONGEST_LABEL = 50;

    private final Repositories repositories;
    private final ProposalBranch branches;
    private final ActingAs by;
    private final RulesOfMain rules;
    private final Merging merging;
    private final PullRequestReading reading;
    private final Judging judging;
    private final Opening opening;

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
        this.opening = new Opening(repositories, made, main);
        this.branches = new ProposalBranch(repositories, made);
        this.by = new ActingAs(repositories);
        this.rules = new RulesOfMain(repositories, main);
        this.merging = new Merging(repositories, rules);
        this.reading = reading;
    }

    @Override
    public String ensureBranch(Draft draft) throws ForgeTrouble {
        return Trouble.ask(
                "GitHub does not take the proposal's branch.",
                () -> committed(draft, as -> branches.ensure(draft, as)));
    }

    @Override
    public String moveBranch(Draft draft, String oldHead) throws ForgeTrouble {
        return Trouble.ask(
                "GitHub does not take the proposal's newer commit.",
                () -> committed(draft, as -> branches.move(draft, oldHead, as)));
    }

    /** In the person's own name, unless main takes nothing that GitHub has not signed. */
    private String committed(Draft draft, ActingAs.Step<String> step)
            throws IOException, ForgeTrouble {
        return rules.wantSignatures()
                ? step.on(repositories.app())
                : by.orTheApp(draft.author(), step);
    }

    @Override
    public PullRequest ensureOpened(Draft draft) throws ForgeTrouble {
        return Trouble.ask(
                "GitHub does not open the pull request.",
                () -> {
                    Optional<GHPullRequest> there = opening.find(draft);
                    int number =
                            there.isPresent()
                                    ? there.get().getNumber()
                                    : by.orTheApp(draft.author(), as -> opening.open(draft, as));
                    return reading.read(number);
                });
    }

    @Override
    public void describe(int number, Draft draft) throws ForgeTrouble {
        Trouble.ask(
                "GitHub does not take the title of the pull request.",
                () -> by.orTheApp(draft.author(), as -> opening.describe(number, draft, as)));
    }

    @Override
    public void ensureLabels(int number, List<String> labels) throws ForgeTrouble {
        Trouble.ask(
                "GitHub does not take the labels.",
                () ->
                        repositories
                                .app()
                                .getPullRequest(number)
                                .addLabels(
                                        labels.stream()
                                                .map(label -> Section.cut(label, LONGEST_LABEL))
                                                .toArray(String[]::new)));
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

    /**
     * GitHub takes a review of a commit that was replaced, and calls it one of the pull request.
     */
    private static boolean review(
            GHRepository own, int number, String head, ReviewEvent event, String body)
            throws IOException {
        GHPullRequest pull = own.getPullRequest(number);
        if (!pull.getHead().getSha().equals(head)) {
            throw new HttpException(409, "The head is another one", pull.getUrl().toString(), null);
        }
        pull.createReview()
                .commitId(head)
                .body(body)
                .event(GHPullRequestReviewEvent.valueOf(event.name()))
                .create();
        return true;
    }

    @Override
    public void merge(int number, String head, InTheNameOf who) throws ForgeTrouble {
        Trouble.ask(
                "GitHub does not merge this yet: a required check or review is missing.",
                () -> by.themselves(who, as -> merging.merge(as, number, head, who)));
    }

    @Override
    public void close(int number, String comment) throws ForgeTrouble {
        Trouble.ask(
                "GitHub does not close the pull request.",
                () -> {
                    GHPullRequest pull = repositories.app().getPullRequest(number);
                    if (pull.getState() == GHIssueState.OPEN) {
                        pull.close();
                    }
                    return pull.isMerged() || said(pull, comment);
                });
    }

    /** It is closed by now: a conversation that takes no more words is no trouble. */
    private static boolean said(GHPullRequest pull, String comment) throws IOException {
        if (comment.isBlank()
                || pull.getComments().stream().anyMatch(c -> comment.equals(c.getBody()))) {
            return false;
        }
        try {
            pull.comment(comment);
            return true;
        } catch (IOException e) {
            if (!NOT_TAKEN.contains(Trouble.status(e))) {
                throw e;
            }
            LOG.infof(e, "Nothing can be said of pull request %d", pull.getNumber());
            return false;
        }
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
