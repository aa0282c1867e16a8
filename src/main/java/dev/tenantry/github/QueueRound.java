package dev.tenantry.github;

import dev.tenantry.proposals.ForgeTrouble;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One look at the merge queue. Anybody who may push can make many branches of its name: of those
 * whose number is no open pull request's GitHub is not asked.
 */
final class QueueRound {

    private final PolicyCheck check;
    private final Remaining remaining;

    QueueRound(PolicyCheck check, Remaining remaining) {
        this.check = check;
        this.remaining = remaining;
    }

    /**
     * With few requests left only what is called good, or may be, is looked at.
     *
     * @param groups as they were before the pull requests were listed
     * @param open the heads of the open pull requests by their numbers
     * @param judged what has a group judged
     */
    void look(List<MergeGroup> groups, Map<Integer, String> open, Consumer<MergeGroup> judged)
            throws ForgeTrouble {
        Set<String> green = check.green();
        Set<String> known = new HashSet<>(open.values());
        for (MergeGroup group : groups) {
            boolean isOpen = open.containsKey(group.pullRequest());
            boolean mayBeGood =
                    green.contains(group.head())
                            || (isOpen && check.isCalledGood(group.pullRequest()));
            if (isOpen && remaining.isEnoughFor(mayBeGood)) {
                known.add(group.head());
                judged.accept(group);
            }
        }
        for (MergeGroup group : groups) {
            if (!known.contains(group.head())
                    && !open.containsKey(group.pullRequest())
                    && remaining.isEnoughFor(green.contains(group.head()))) {
                check.refuse(group);
            }
        }
    }
}
