package dev.tenantry.sources.git;

import dev.tenantry.manifest.NotComparable;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;

/** Where commits left each other: it never changes, and is asked for again with every look. */
final class Forks {

    private static final int MOST = 10_000;

    private final Map<Pair, Optional<String>> known =
            new LinkedHashMap<>(64, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Pair, Optional<String>> eldest) {
                    return size() > MOST;
                }
            };

    private record Pair(String one, String other) {}

    /** Empty when there is none or several, or one of them is not here: that may change. */
    Optional<String> of(Repository estate, String one, String other) {
        Pair pair = new Pair(one, other);
        synchronized (known) {
            if (known.containsKey(pair)) {
                return known.get(pair);
            }
        }
        if (!isHere(estate, one) || !isHere(estate, other)) {
            return Optional.empty();
        }
        Optional<String> fork = read(estate, one, other);
        synchronized (known) {
            known.put(pair, fork);
        }
        return fork;
    }

    private static Optional<String> read(Repository estate, String one, String other) {
        try (BranchReader reader = new BranchReader(estate)) {
            return Optional.of(reader.fork(one, other));
        } catch (NotComparable e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new EstateUnreadable("Two commits of the estate cannot be compared.", e);
        }
    }

    private static boolean isHere(Repository estate, String commit) {
        try {
            return ObjectId.isId(commit)
                    && estate.getObjectDatabase().has(ObjectId.fromString(commit));
        } catch (IOException e) {
            throw new EstateUnreadable("The mirror of the estate cannot be read.", e);
        }
    }
}
