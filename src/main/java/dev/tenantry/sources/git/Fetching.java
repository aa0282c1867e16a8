package dev.tenantry.sources.git;

import dev.tenantry.manifest.EstateNotRead;
import dev.tenantry.manifest.NotComparable;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.jboss.logging.Logger;

/** Brings into a mirror what it has not, one at a time: main, and heads that are asked for. */
final class Fetching {

    private static final Logger LOG = Logger.getLogger(Fetching.class);

    private final Origin origin;
    private final SideHeads heads;
    private final OpenMirror mirror;
    private final ReentrantLock one = new ReentrantLock();

    /** A head came, and main not since: it may have left a newer main than is here. */
    private volatile boolean mainIsWanted;

    /** What was said last, while it lasts. */
    private String latest = "";

    Fetching(Origin origin, OpenMirror mirror, MirrorLimits limits) {
        this.origin = origin;
        this.mirror = mirror;
        this.heads = new SideHeads(origin, limits);
    }

    /** Never throws. */
    Fetched main() {
        one.lock();
        try {
            Repository repository = mirror.get();
            origin.fetch(repository);
            mainIsWanted = false;
            latest = "";
            heads.tidy(repository);
            return Optional.ofNullable(repository.exactRef(Origin.MAIN))
                    .map(Ref::getObjectId)
                    .map(ObjectId::name)
                    .<Fetched>map(Fetched.At::new)
                    .orElseGet(this::nothing);
        } catch (GitAPIException | IOException | RuntimeException e) {
            return new Fetched.Trouble(said(e));
        } finally {
            one.unlock();
        }
    }

    /** What is the same as at the look before is in the log already. */
    private String said(Exception e) {
        String sentence = FetchTrouble.sentence(e, origin.address());
        if (!sentence.equals(latest)) {
            LOG.warn(sentence, e);
        }
        latest = sentence;
        return sentence;
    }

    private Fetched nothing() {
        return new Fetched.Trouble(
                "The estate repository at %s has no branch “%s”."
                        .formatted(
                                origin.address(),
                                origin.main().substring(Constants.R_HEADS.length())));
    }

    /** Fetches the head if it is not here; from a branch of the repository without a reference. */
    void bring(String head, Optional<String> ref) throws NotComparable {
        heads.asked(head);
        if (isHere(head)) {
            return;
        }
        one.lock();
        try {
            mainIsWanted = true;
            heads.bring(mirror.get(), head, ref);
        } catch (GitAPIException | IOException | EstateUnreadable e) {
            throw new EstateNotRead(e);
        } finally {
            one.unlock();
        }
    }

    /** Nothing can be said of a head: it is the first to go. */
    void refuse(String head, NotComparable why) {
        try {
            heads.refuse(mirror.get(), head, why.sentence());
        } catch (IOException e) {
            throw new EstateNotRead(e);
        }
    }

    /** Is main here as it is since the last head came? */
    boolean isAfterHeads() {
        return !mainIsWanted || main() instanceof Fetched.At;
    }

    private boolean isHere(String commit) {
        try {
            return ObjectId.isId(commit)
                    && mirror.get().getObjectDatabase().has(ObjectId.fromString(commit));
        } catch (IOException e) {
            throw new EstateUnreadable("The mirror of the estate cannot be read.", e);
        }
    }
}
