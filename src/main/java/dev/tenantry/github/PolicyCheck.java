package dev.tenantry.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantry.manifest.EstateNotRead;
import dev.tenantry.proposals.ForgeTrouble;
import dev.tenantry.proposals.Standing;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jboss.logging.Logger;
import org.kohsuke.github.GHCheckRun;
import org.kohsuke.github.GHCheckRunBuilder;
import org.kohsuke.github.GHIssueState;
import org.kohsuke.github.GHPullRequest;
import org.kohsuke.github.GHRepository;

/**
 * Our check run on the head of a pull request. Check runs belong to commits: what it says is the
 * worst that is to be said of any open pull request with that head.
 */
class PolicyCheck {

    private static final Logger LOG = Logger.getLogger(PolicyCheck.class);

    private static final String LATER = "This cannot be judged now; it is tried again.";

    /** Of more with one head each look would cost too much, and nobody needs them. */
    private static final int MOST_PULLS = 5;

    private final Repositories repositories;
    private final Judge judge;

    PolicyCheck(Repositories repositories, Judge judge) {
        this.repositories = repositories;
        this.judge = judge;
    }

    /** Judges the pull request if it is open; answers what the check run says if that is new. */
    Optional<Judgement> publish(int number) throws ForgeTrouble {
        return Trouble.ask(
                "GitHub does not take the check of this pull request.",
                () -> {
                    GHPullRequest pull = repositories.app().getPullRequest(number);
                    if (pull.getState() != GHIssueState.OPEN) {
                        return Optional.empty();
                    }
                    Judgement judgement = judged(pull, () -> ofHead(pull));
                    return publish(pull.getHead().getSha(), judgement)
                            ? Optional.of(judgement)
                            : Optional.empty();
                });
    }

    /** The same for a merge group, on the commit that the queue made. */
    Optional<Judgement> publish(MergeGroup group) throws ForgeTrouble {
        return Trouble.ask(
                "GitHub does not take the check of this merge group.",
                () -> {
                    GHPullRequest pull = repositories.app().getPullRequest(group.pullRequest());
                    Judgement judgement = judged(pull, () -> judge.judge(pull, group));
                    return publish(group.head(), judgement)
                            ? Optional.of(judgement)
                            : Optional.empty();
                });
    }

    /** Whatever cannot be judged is red: a green of before must not stand for what is unknown. */
    private static Judgement judged(GHPullRequest pull, Judging judging) {
        try {
            return judging.judgement();
        } catch (ForgeTrouble e) {
            LOG.infof("Pull request %d is judged later: %s", pull.getNumber(), e.sentence());
            return Judgement.unreadable(LATER + " " + e.sentence());
        } catch (EstateNotRead e) {
            LOG.infof("Pull request %d is judged once the estate is read", pull.getNumber());
            return Judgement.unreadable(LATER + " The estate is not read yet.");
        } catch (IOException e) {
            LOG.infof(e, "Pull request %d is judged later", pull.getNumber());
            return Judgement.unreadable(LATER + " GitHub does not tell enough of it.");
        } catch (RuntimeException e) {
            LOG.errorf(e, "Pull request %d could not be judged", pull.getNumber());
            return Judgement.unreadable(LATER + " Something went wrong on our side.");
        }
    }

    private interface Judging {
        Judgement judgement() throws IOException, ForgeTrouble;
    }

    private Judgement ofHead(GHPullRequest pull) throws IOException, ForgeTrouble {
        List<GHPullRequest> all = withHeadOf(pull);
        if (all.size() > MOST_PULLS) {
            return Judgement.unreadable(
                    "More than %d open pull requests have this head.".formatted(MOST_PULLS));
        }
        List<Judgement> each = new ArrayList<>();
        for (GHPullRequest one : all) {
            Judgement judgement = judge.judge(one);
            each.add(all.size() == 1 ? judgement : judgement.of(one.getNumber()));
        }
        return Judgement.worst(each);
    }

    /** In the order of their numbers, so that each of them leads to the same words. */
    private List<GHPullRequest> withHeadOf(GHPullRequest pull) throws IOException, ForgeTrouble {
        String head = pull.getHead().getSha();
        TreeSet<Integer> numbers = new TreeSet<>(List.of(pull.getNumber()));
        for (JsonNode other : repositories.list("/commits/" + head + "/pulls?per_page=100", 1)) {
            if (other.path("state").asText().equals("open")
                    && other.at("/head/sha").asText().equals(head)) {
                numbers.add(other.path("number").asInt());
            }
        }
        List<GHPullRequest> all = new ArrayList<>();
        for (int number : numbers) {
            if (all.size() <= MOST_PULLS) {
                all.add(
                        number == pull.getNumber()
                                ? pull
                                : repositories.app().getPullRequest(number));
            }
        }
        return all;
    }

    private boolean publish(String head, Judgement judgement) throws IOException, ForgeTrouble {
        GHRepository repository = repositories.app();
        for (GHCheckRun run :
                repository.getCheckRuns(head, Map.of("check_name", Standing.POLICY_CHECK))) {
            if (run.getApp() == null || !repositories.isOurs(run.getApp().getId())) {
                continue;
            }
            if (says(run, judgement)) {
                return false;
            }
            filled(repository.updateCheckRun(run.getId()), judgement).create();
            return true;
        }
        filled(repository.createCheckRun(Standing.POLICY_CHECK, head), judgement).create();
        return true;
    }

    private static boolean says(GHCheckRun run, Judgement judgement) {
        GHCheckRun.Conclusion conclusion = run.getConclusion();
        return conclusion != null
                && conclusion.name().toLowerCase(Locale.ROOT).equals(judgement.conclusion())
                && judgement.title().equals(run.getOutput().getTitle())
                && judgement.summary().equals(run.getOutput().getSummary());
    }

    private static GHCheckRunBuilder filled(GHCheckRunBuilder builder, Judgement judgement) {
        return builder.withStatus(GHCheckRun.Status.COMPLETED)
                .withConclusion(
                        GHCheckRun.Conclusion.valueOf(
                                judgement.conclusion().toUpperCase(Locale.ROOT)))
                .add(new GHCheckRunBuilder.Output(judgement.title(), judgement.summary()));
    }
}
