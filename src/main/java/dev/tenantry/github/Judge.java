package dev.tenantry.github;

import dev.tenantry.identity.Actor;
import dev.tenantry.manifest.Branch;
import dev.tenantry.manifest.Branches;
import dev.tenantry.manifest.ChangeSet;
import dev.tenantry.manifest.Density;
import dev.tenantry.manifest.Estate;
import dev.tenantry.manifest.Estates;
import dev.tenantry.manifest.NotComparable;
import dev.tenantry.policy.Policy;
import dev.tenantry.policy.change.Judged;
import dev.tenantry.policy.change.Question;
import dev.tenantry.policy.change.Sentence;
import dev.tenantry.policy.change.Verdict;
import dev.tenantry.proposals.ForgeTrouble;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.kohsuke.github.GHPullRequest;

/**
 * The policy's answer for a pull request as it stands: its real head, who made it, and who approved
 * just this head into just this base.
 */
final class Judge {

    /** Only a sign-in tells what groups somebody is in; what was once known may not hold today. */
    static final String BY_HAND =
            "What this holds was not asked for in the console, or was long ago, so its author"
                    + " counts as somebody without roles and groups: a house rule that asks for"
                    + " them says no.";

    static final String ELSEWHERE =
            "This does not go into %s: nothing is judged that goes elsewhere, and nothing that is"
                    + " not judged is good.";

    private static final String TOO_DENSE =
            ("The manifests of this hold more than %,d values, counting what aliases repeat; more are"
                            + " not judged.")
                    .formatted(Density.MOST);

    private final FewAtOnce door = new FewAtOnce();
    private final Repositories repositories;
    private final Requesters requesters;
    private final Estates estates;
    private final Branches branches;
    private final Supplier<WhoIsWho> people;
    private final Clock clock;
    private final Makers makers;
    private final Owners owners;
    private final Approvals approvals;
    private final Settings settings;

    Judge(
            Repositories repositories,
            PullRequestReading reading,
            Requesters requesters,
            Pushers.PushRows pushes,
            Supplier<WhoIsWho> people,
            Estates estates,
            Branches branches,
            Settings settings,
            Clock clock) {
        this.repositories = repositories;
        this.requesters = requesters;
        this.estates = estates;
        this.branches = branches;
        this.people = people;
        this.clock = clock;
        this.makers = new Makers(repositories, new Pushers(repositories, pushes));
        this.owners = new Owners(repositories, settings.rolesKnownFor());
        this.approvals =
                new Approvals(
                        reading,
                        new Settled(repositories, branches, settings.main()),
                        settings.main());
        this.settings = settings;
    }

    /**
     * What installations differ in.
     *
     * @param main the branch that is applied
     * @param rolesKnownFor for how long the roles of a sign-in are believed
     */
    record Settings(String main, Duration rolesKnownFor) {}

    /** Who asked for the proposal behind a pull request, as the console knows them. */
    @FunctionalInterface
    interface Requesters {
        Optional<Makers.Origin> of(String branch, int pullRequest);
    }

    /** The branch that is applied. */
    String main() {
        return settings.main();
    }

    Judgement judge(GHPullRequest pull, boolean isCalledGood) throws IOException, ForgeTrouble {
        return isCalledGood
                ? door.first(() -> judgeAlone(pull))
                : door.other(() -> judgeAlone(pull));
    }

    private Judgement judgeAlone(GHPullRequest pull) throws IOException, ForgeTrouble {
        if (!pull.getBase().getRef().equals(settings.main())) {
            return Judgement.unreadable(ELSEWHERE.formatted(settings.main()));
        }
        Branch branch;
        Estate newest = newest();
        try {
            branch =
                    branches.of("refs/pull/" + pull.getNumber() + "/head", pull.getHead().getSha());
        } catch (NotComparable e) {
            return Judgement.unreadable(e.sentence());
        }
        return branch.edits().isEmpty()
                ? Judgement.unreadable("This changes nothing, so there is nothing to judge.")
                : judge(pull, branch, newest);
    }

    /** Main as GitHub has it: what an older mirror says decides nothing. */
    private Estate newest() throws IOException, ForgeTrouble {
        return estates.newest(repositories.tip(settings.main()));
    }

    /**
     * A pull request in the merge queue is as good as it is alone, when it would bring just what
     * was looked at: what a merge makes of two changes of one file nobody has approved. It is
     * judged over what stands before it in the queue.
     */
    Judgement judge(GHPullRequest pull, MergeGroup group) throws IOException, ForgeTrouble {
        return door.first(() -> judgeAlone(pull, group));
    }

    private Judgement judgeAlone(GHPullRequest pull, MergeGroup group)
            throws IOException, ForgeTrouble {
        if (!group.branch().equals(settings.main())
                || !pull.getBase().getRef().equals(settings.main())) {
            return Judgement.unreadable(ELSEWHERE.formatted(settings.main()));
        }
        try {
            Branch step = branches.between(group.base(), group.head());
            Branch own =
                    branches.of("refs/pull/" + pull.getNumber() + "/head", pull.getHead().getSha());
            Optional<String> other = QueuedChange.differs(own.edits(), step.edits());
            return other.isPresent()
                    ? made(other.get(), pull.getNumber())
                    : judge(pull, own, estates.at(group.base()));
        } catch (NotComparable e) {
            return Judgement.unreadable(e.sentence());
        }
    }

    private static Judgement made(String path, int number) {
        return Judgement.unreadable(
                "The queue would make something of %s that nobody has looked at. Bring pull request"
                                .formatted(path)
                        + " #%d up to date with the branch, and have that approved."
                                .formatted(number));
    }

    private Judgement judge(GHPullRequest pull, Branch branch, Estate newest)
            throws IOException, ForgeTrouble {
        if (Density.isTooMuch(branch.edits())) {
            return Judgement.unreadable(TOO_DENSE);
        }
        Instant now = clock.instant();
        Instant since = now.minus(settings.rolesKnownFor());
        WhoIsWho known = people.get();
        Optional<Makers.Origin> origin = requesters.of(pull.getHead().getRef(), pull.getNumber());
        Makers.Hands hands = makers.of(pull, branch.commits(), origin, known);
        SecondPair pair = new SecondPair(hands, known, now, settings.rolesKnownFor());
        Approvals.Told approved = approvals.of(pull, branch);
        SecondPair.Answer answer = pair.judge(approved.accounts());
        Question question =
                new Question(
                        new ChangeSet(newest.commit(), branch.edits()),
                        newest,
                        origin.flatMap(told -> told.asker(branch.head(), since))
                                .orElseGet(() -> author(hands, known)),
                        pair.persons(),
                        answer.approvers(),
                        owners.of(newest, branch.edits(), answer.approvers(), known, now),
                        now);
        List<Verdict> verdicts = new ArrayList<>();
        UpToDate.verdict(branch.edits(), newest, settings.main()).ifPresent(verdicts::add);
        Judged judged = Policy.judge(question);
        for (Verdict verdict : judged.verdicts()) {
            verdicts.add(verdict.rule().equals(SecondPair.RULE) ? answer.verdict() : verdict);
        }
        Judgement judgement = Judgement.of(verdicts).meaning(meaning(judged));
        judgement = approved.because().map(judgement::noting).orElse(judgement);
        return origin.filter(told -> told.vouches(branch.head(), since)).isPresent()
                ? judgement
                : judgement.noting(BY_HAND);
    }

    /** What everybody who decides on GitHub should have read. */
    private static List<String> meaning(Judged judged) {
        return judged.sentences().stream().map(Sentence::asked).map(Sentence::text).toList();
    }

    /** Who made it by hand, as far as we know them: without roles and groups. */
    private static Actor author(Makers.Hands hands, WhoIsWho people) {
        String login = hands.author().map(Account::login).orElse("a bot");
        String email = hands.author().flatMap(people::holder).orElse(login);
        return new Actor(
                email.toLowerCase(Locale.ROOT), email, Set.of(), Set.of(), Optional.of(login));
    }
}
