package dev.tenantry.sources.git;

import dev.tenantry.manifest.NotComparable;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;

/**
 * The heads beside main: each comes when it is asked for, by itself and within limits, since
 * whoever may push needs nobody's approval for that. Not to be used by two at once.
 */
final class SideHeads {

    /** Where they are kept, each under the name of its commit: no name is in another's way. */
    static final String KEPT = "refs/tenantry/heads/";

    private static final int MOST_REFUSED = 1_000;

    private final Origin origin;
    private final MirrorLimits limits;
    private final Tidying tidying;
    private final Map<String, Refused> refused =
            Collections.synchronizedMap(
                    new LinkedHashMap<>() {
                        @Override
                        protected boolean removeEldestEntry(Map.Entry<String, Refused> eldest) {
                            return size() > MOST_REFUSED;
                        }
                    });

    /** What is more than main has may be less once main has moved. */
    private record Refused(Optional<ObjectId> main, String sentence) {}

    SideHeads(Origin origin, MirrorLimits limits) {
        this.origin = origin;
        this.limits = limits;
        this.tidying = new Tidying(limits);
    }

    /** Notes that it is wanted still. */
    void asked(String head) {
        tidying.asked(head);
    }

    /** Removes what nobody asked for lately, where there is too much. */
    void tidy(Repository mirror) throws GitAPIException, IOException {
        tidying.tidy(mirror);
    }

    /**
     * Brings one, from a reference or from the branch that it is the head of; main before it, so
     * that only what main has not counts.
     *
     * @throws NotComparable when it is more than is taken
     */
    void bring(Repository mirror, String head, Optional<String> ref)
            throws GitAPIException, IOException, NotComparable {
        origin.fetch(mirror);
        Optional<ObjectId> main = main(mirror);
        Refused known = refused.get(head);
        if (known != null && known.main().equals(main)) {
            throw new NotComparable(known.sentence());
        }
        tidying.tidy(mirror);
        if (!tidying.hasRoom(mirror)) {
            throw new NotComparable(
                    "Our copy of the estate has no room for any branch: with main it is as large"
                            + " as tenantry.estate.largest-mirror allows. Whoever runs the console"
                            + " has to allow more.");
        }
        Intake intake = new Intake(limits);
        try (Repository bounded = intake.over(mirror.getDirectory())) {
            if (ref.isEmpty() || !from(bounded, ref.get(), head, intake)) {
                Optional<String> branch = origin.branchAt(head);
                if (branch.isPresent()) {
                    origin.fetch(bounded, branch.get(), KEPT + head, intake);
                }
            }
        } catch (GitAPIException | RuntimeException e) {
            String sentence = intake.refusal(e).orElse("");
            if (sentence.isEmpty()) {
                throw e;
            }
            refused.put(head, new Refused(main, sentence));
            throw new NotComparable(sentence);
        }
    }

    /** One that is here and cannot be judged is not kept, nor brought again until main moves. */
    void refuse(Repository mirror, String head, String sentence) throws IOException {
        refused.put(head, new Refused(main(mirror), sentence));
        tidying.forget(head);
    }

    private static Optional<ObjectId> main(Repository mirror) throws IOException {
        return Optional.ofNullable(mirror.exactRef(Origin.MAIN)).map(Ref::getObjectId);
    }

    /** False when the reference is not there, or has moved on. */
    private boolean from(Repository bounded, String ref, String head, Intake intake)
            throws GitAPIException, IOException {
        try {
            origin.fetch(bounded, ref, KEPT + head, intake);
        } catch (GitAPIException e) {
            if (intake.refusal(e).isPresent()) {
                throw e;
            }
            return false;
        }
        return bounded.getObjectDatabase().has(ObjectId.fromString(head));
    }
}
