package dev.tenantry.github;

import dev.tenantry.identity.Actor;
import dev.tenantry.manifest.Branch;
import dev.tenantry.manifest.Branches;
import dev.tenantry.manifest.ChangeSet;
import dev.tenantry.manifest.Estate;
import dev.tenantry.manifest.Estates;
import dev.tenantry.manifest.NotComparable;
import dev.tenantry.policy.Person;
import dev.tenantry.policy.Policy;
import dev.tenantry.policy.Question;
import dev.tenantry.policy.Verdict;
import dev.tenantry.proposals.ForgeTrouble;
import dev.tenantry.proposals.PullRequests.Review;
import dev.tenantry.proposals.PullRequests.ReviewEvent;
import dev.tenantry.proposals.Standing;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kohsuke.github.GHCheckRun;
import org.kohsuke.github.GHCheckRunBuilder;
import org.kohsuke.github.GHIssueState;
import org.kohsuke.github.GHPullRequest;
import org.kohsuke.github.GHRepository;

/**
 * Our check run on a pull request: the policy's answer for its real head, with requester,
 * committers and approvers compared as people. Approvals of an older head do not count.
 */
class PolicyCheck {

    /** Only a sign-in tells what groups somebody is in; what was once known may not hold today. */
    static final String BY_HAND =
            "This was not asked for in the console, so its author counts as somebody without"
                    + " roles and groups: a house rule that asks for them says no.";

    private final Repositories repositories;
    private final PullRequestReading reading;
    private final Requesters requesters;
    private final Estates estates;
    private final Branches branches;
    private final Clock clock;
    private final People people;
    private final Makers makers;

    PolicyCheck(
            Repositories repositories,
            PullRequestReading reading,
            Requesters requesters,
            Estates estates,
            Branches branches,
            Clock clock) {
        this.repositories = repositories;
        this.reading = reading;
        this.requesters = requesters;
        this.estates = estates;
        this.branches = branches;
        this.clock = clock;
        this.people = new People(repositories);
        this.makers = new Makers(repositories, people);
    }

    /** Who asked for the proposal behind a pull request, as the console knows them. */
    @FunctionalInterface
    interface Requesters {
        Optional<Actor> of(String branch, int pullRequest);
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
                    Judgement judgement = judge(pull);
                    return publish(pull, judgement) ? Optional.of(judgement) : Optional.empty();
                });
    }

    private Judgement judge(GHPullRequest pull) throws IOException, ForgeTrouble {
        Branch branch;
        try {
            branch =
                    branches.of("refs/pull/" + pull.getNumber() + "/head", pull.getHead().getSha());
        } catch (NotComparable e) {
            return Judgement.unreadable(e.sentence());
        }
        return branch.edits().isEmpty()
                ? Judgement.unreadable("This changes nothing, so there is nothing to judge.")
                : judge(pull, branch);
    }

    private Judgement judge(GHPullRequest pull, Branch branch) throws IOException, ForgeTrouble {
        Estate newest = estates.newest();
        Makers.Hands hands = makers.of(pull, branch.commits());
        Optional<Actor> asked = requesters.of(pull.getHead().getRef(), pull.getNumber());
        Question question =
                new Question(
                        new ChangeSet(newest.commit(), branch.edits()),
                        newest,
                        asked.isPresent() ? asked.get() : author(pull, hands),
                        hands.all(),
                        approvers(pull, hands),
                        clock.instant());
        List<Verdict> verdicts = Policy.judge(question);
        Judgement judgement = Judgement.of(verdicts);
        return asked.isPresent() ? judgement : judgement.noting(BY_HAND);
    }

    /** Who made it by hand, as GitHub knows them: without roles and groups. */
    private static Actor author(GHPullRequest pull, Makers.Hands hands) throws IOException {
        Person named = hands.requester().orElse(Person.withLogin(pull.getUser().getLogin()));
        return new Actor(
                named.shown().toLowerCase(Locale.ROOT),
                named.shown(),
                Set.of(),
                Set.of(),
                named.login());
    }

    /**
     * Who approves the present head. Somebody whose address we do not know counts only when every
     * maker's login is known, since otherwise they could be one of them.
     */
    private List<Person> approvers(GHPullRequest pull, Makers.Hands hands)
            throws IOException, ForgeTrouble {
        boolean loginsKnown =
                !hands.all().isEmpty()
                        && hands.all().stream().allMatch(maker -> comparable(maker, hands));
        List<Person> approvers = new ArrayList<>();
        for (Review review : latest(reading.reviews(pull)).values()) {
            if (review.event() == ReviewEvent.APPROVE
                    && review.commit().equals(pull.getHead().getSha())) {
                Person approver = people.of(review.login());
                if (approver.email().isPresent() || loginsKnown) {
                    approvers.add(approver);
                }
            }
        }
        return approvers;
    }

    private static boolean comparable(Person maker, Makers.Hands hands) {
        return maker.login().isPresent()
                || hands.all().stream()
                        .anyMatch(other -> other.login().isPresent() && other.isSameAs(maker));
    }

    private static Map<String, Review> latest(List<Review> reviews) {
        Map<String, Review> latest = new LinkedHashMap<>();
        for (Review review : reviews) {
            if (review.event() != ReviewEvent.COMMENT) {
                latest.put(review.login(), review);
            }
        }
        return latest;
    }

    private boolean publish(GHPullRequest pull, Judgement judgement)
            throws IOException, ForgeTrouble {
        GHRepository repository = repositories.app();
        String head = pull.getHead().getSha();
        for (GHCheckRun run :
                repository.getCheckRuns(head, Map.of("check_name", Standing.POLICY_CHECK))) {
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
