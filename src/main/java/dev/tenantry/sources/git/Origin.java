package dev.tenantry.sources.git;

import com.arjuna.ats.arjuna.coordinator.BasicAction;
import dev.tenantry.manifest.EstateAccess;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.api.errors.TransportException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.TrackingRefUpdate;

/**
 * The estate repository as a mirror fetches from it. Main comes by itself, and every other branch
 * under the name of its commit: no name that somebody gives a branch can be in the way of another.
 */
final class Origin {

    /** Where a mirror keeps the main branch. */
    static final String MAIN = "refs/tenantry/main";

    private static final String OTHERS = "refs/tenantry/heads/";

    /** A forge that says nothing for so long will not answer, in seconds. */
    private static final int PATIENCE = 30;

    /** What a reference may have become; all else is one that stayed as it was. */
    private static final Set<RefUpdate.Result> DONE =
            Set.of(
                    RefUpdate.Result.NEW,
                    RefUpdate.Result.FAST_FORWARD,
                    RefUpdate.Result.FORCED,
                    RefUpdate.Result.NO_CHANGE);

    private final String url;
    private final String main;
    private final CredentialsProvider login;

    Origin(String url, String branch, EstateAccess access) {
        this.url = url;
        this.main = Constants.R_HEADS + branch;
        this.login = new EstateLogin(url, access);
    }

    String address() {
        return FetchTrouble.withoutLogin(url);
    }

    /** Everything that is new, main first; what is gone there is gone here. */
    void fetch(Repository mirror) throws GitAPIException, IOException {
        Collection<Ref> there = heads();
        Optional<Ref> newest = there.stream().filter(r -> r.getName().equals(main)).findFirst();
        if (newest.isEmpty()) {
            delete(mirror, MAIN);
            return;
        }
        Optional<Ref> known = Optional.ofNullable(mirror.exactRef(MAIN));
        if (!newest.map(Ref::getObjectId).equals(known.map(Ref::getObjectId))) {
            fetch(mirror, List.of(ofMain()));
        }
        try {
            others(mirror, there);
        } catch (TransportException goneMeanwhile) {
            others(mirror, heads());
        }
    }

    /** One reference under a name, and main with it, so that it is never older than that. */
    void fetch(Repository mirror, String ref, String kept) throws GitAPIException {
        fetch(mirror, List.of(ofMain(), "+" + ref + ":" + kept));
    }

    private String ofMain() {
        return "+" + main + ":" + MAIN;
    }

    private Collection<Ref> heads() throws GitAPIException {
        outsideOfTransactions();
        return Git.lsRemoteRepository()
                .setRemote(url)
                .setHeads(true)
                .setTimeout(PATIENCE)
                .setCredentialsProvider(login)
                .call();
    }

    private void others(Repository mirror, Collection<Ref> there)
            throws GitAPIException, IOException {
        Set<String> kept = new HashSet<>();
        List<String> missing = new ArrayList<>();
        for (Ref head : there) {
            String own = OTHERS + ObjectId.toString(head.getObjectId());
            if (!head.getName().equals(main) && kept.add(own) && mirror.exactRef(own) == null) {
                missing.add("+" + head.getName() + ":" + own);
            }
        }
        if (!missing.isEmpty()) {
            fetch(mirror, missing);
        }
        for (Ref old : mirror.getRefDatabase().getRefsByPrefix(OTHERS)) {
            if (!kept.contains(old.getName())) {
                delete(mirror, old.getName());
            }
        }
    }

    private static void delete(Repository mirror, String ref) throws IOException {
        RefUpdate update = mirror.updateRef(ref);
        update.setForceUpdate(true);
        update.delete();
    }

    private void fetch(Repository mirror, List<String> refs) throws GitAPIException {
        outsideOfTransactions();
        try (Git git = new Git(mirror)) {
            Collection<TrackingRefUpdate> updates =
                    git.fetch()
                            .setRemote(url)
                            .setRefSpecs(refs.toArray(new String[0]))
                            .setTagOpt(TagOpt.NO_TAGS)
                            .setTimeout(PATIENCE)
                            .setCredentialsProvider(login)
                            .call()
                            .getTrackingRefUpdates();
            for (TrackingRefUpdate update : updates) {
                if (!DONE.contains(update.getResult())) {
                    throw new EstateUnreadable(
                            "Our copy of the estate does not take its branch %s (%s)."
                                    .formatted(update.getRemoteName(), update.getResult()));
                }
            }
        }
    }

    private static void outsideOfTransactions() {
        assert BasicAction.Current() == null : "The estate is asked inside a transaction";
    }
}
