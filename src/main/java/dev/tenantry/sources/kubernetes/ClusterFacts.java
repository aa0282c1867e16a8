package dev.tenantry.sources.kubernetes;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the cluster said since the last facts: objects that were created or changed (each once, as
 * it is now), objects that went, and kinds that were listed to the end.
 *
 * @param complete after a full list: what of these kinds is not named there is gone
 */
public record ClusterFacts(
        Instant asOf, List<ClusterObject> seen, List<Gone> gone, List<Complete> complete) {

    public ClusterFacts {
        seen = List.copyOf(seen);
        gone = List.copyOf(gone);
        complete = List.copyOf(complete);
    }

    /** An object that was deleted. */
    public record Gone(ObservedKind kind, ObjectIdentity id) {}

    /** All objects of a kind that there are, by uid. */
    public record Complete(ObservedKind kind, Set<String> uids) {

        public Complete {
            uids = Set.copyOf(uids);
        }
    }

    /** The objects of one type among the seen ones. */
    public <T extends ClusterObject> List<T> seen(Class<T> type) {
        return seen.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** The deleted objects of one type. */
    public Stream<Gone> gone(Class<? extends ClusterObject> type) {
        return gone.stream().filter(gone -> gone.kind().type().equals(type));
    }

    /** The full lists of one type; several kinds may share it. */
    public Stream<Complete> complete(Class<? extends ClusterObject> type) {
        return complete.stream().filter(complete -> complete.kind().type().equals(type));
    }
}
