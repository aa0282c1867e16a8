package dev.tenantry.github;

import java.util.HashMap;
import java.util.Map;

/**
 * Looks at pull requests: of each one at a time, and all that are asked for meanwhile are one more,
 * since a comment costs whoever writes it less than a look costs us.
 */
final class JoinedLooks {

    /** Those that are looked at now; whether once more is wanted. */
    private final Map<Integer, Boolean> running = new HashMap<>();

    /** False where a look is under way: it is followed by another one. */
    synchronized boolean begins(int number) {
        boolean isFirst = !running.containsKey(number);
        running.put(number, !isFirst);
        return isFirst;
    }

    /** Was another one asked for meanwhile? */
    synchronized boolean ends(int number) {
        return Boolean.TRUE.equals(running.remove(number));
    }
}
