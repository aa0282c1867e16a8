package dev.tenantry.github;

import dev.tenantry.proposals.ForgeTrouble;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import org.kohsuke.github.GHPullRequest;

/**
 * Which open pull requests a round looks at. What is said of one follows from itself, from main and
 * from what is known of people: while none of these changed it is looked at now and then only, for
 * what GitHub changes without a word and no webhook told.
 */
final class OpenRound {

    private static final Duration MOST_EXPECTED = Duration.ofHours(2);

    private final Repositories repositories;
    private final Supplier<WhoIsWho> people;
    private final Settings settings;
    private final Clock clock;
    private final Map<Integer, Looked> looked = new HashMap<>();

    /**
     * How often something is looked at that did not change.
     *
     * @param good what is called good: only that could be merged wrongly
     * @param quiet everything else
     * @param rolesKnownFor for how long the roles of a sign-in are believed
     */
    record Settings(String main, Duration good, Duration quiet, Duration rolesKnownFor) {}

    /**
     * How a pull request was when it was looked at last, and when it is looked at at the latest.
     */
    private record Looked(String state, Instant again) {}

    OpenRound(
            Repositories repositories, Supplier<WhoIsWho> people, Settings settings, Clock clock) {
        this.repositories = repositories;
        this.people = people;
        this.settings = settings;
        this.clock = clock;
    }

    /** Looks at one; false when that has to be done again. */
    interface Look {
        boolean at(int number);
    }

    /**
     * Those that are called good come first.
     *
     * @param green the heads that are called good
     * @param unfinished whether more is to be expected of one by itself, soon
     * @param others may others be looked at besides those that are called good?
     */
    void look(
            List<GHPullRequest> open,
            Set<String> green,
            IntPredicate unfinished,
            Supplier<Boolean> others,
            Look look)
            throws IOException, ForgeTrouble {
        Instant now = clock.instant();
        looked.keySet().retainAll(numbers(open));
        String world = world(now);
        for (boolean good : List.of(true, false)) {
            for (GHPullRequest pull : open) {
                if (green.contains(pull.getHead().getSha()) == good && (good || others.get())) {
                    look(pull, world, good, unfinished, look);
                }
            }
        }
    }

    private void look(
            GHPullRequest pull, String world, boolean good, IntPredicate unfinished, Look look)
            throws IOException {
        int number = pull.getNumber();
        String state = state(pull) + world;
        Looked before = looked.get(number);
        Instant now = clock.instant();
        if (before != null
                && before.state().equals(state)
                && now.isBefore(before.again())
                && !isExpected(pull, unfinished)) {
            return;
        }
        looked.remove(number);
        if (look.at(number)) {
            looked.put(number, new Looked(state, now.plus(pause(number, good))));
        }
    }

    /** A check that never ends is waited for so long, and no longer. */
    private boolean isExpected(GHPullRequest pull, IntPredicate unfinished) throws IOException {
        return unfinished.test(pull.getNumber())
                && clock.instant().isBefore(pull.getUpdatedAt().toInstant().plus(MOST_EXPECTED));
    }

    /** Not all at once: of many the looks are spread over half of the time. */
    private Duration pause(int number, boolean good) {
        Duration longest = good ? settings.good() : settings.quiet();
        return longest.minus(longest.multipliedBy(number % 50L).dividedBy(100));
    }

    private static String state(GHPullRequest pull) throws IOException {
        return pull.getUpdatedAt().toInstant()
                + " "
                + pull.getHead().getSha()
                + " "
                + pull.getBase().getRef()
                + " ";
    }

    private String world(Instant now) throws IOException, ForgeTrouble {
        return repositories.tip(settings.main())
                + " "
                + people.get().mark(now, settings.rolesKnownFor());
    }

    private static Collection<Integer> numbers(List<GHPullRequest> open) {
        List<Integer> numbers = new ArrayList<>();
        open.forEach(pull -> numbers.add(pull.getNumber()));
        return numbers;
    }
}
