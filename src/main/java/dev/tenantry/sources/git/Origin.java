package dev.tenantry.sources.git;

import com.arjuna.ats.arjuna.coordinator.BasicAction;
import dev.tenantry.manifest.EstateAccess;
import java.io.IOException;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.api.FetchCommand;
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

/** The estate repository as a mirror fetches from it: main by itself, and single references. */
final class Origin {

    /** Where a mirror keeps the main branch. */
    static final String MAIN = "refs/tenantry/main";

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

    String main() {
        return main;
    }

    /** What is new on main: it was approved, and is taken whole. Gone there it is gone here. */
    void fetch(Repository mirror) throws GitAPIException, IOException {
        try {
            fetched(fetching(new Git(mirror), main, MAIN));
        } catch (TransportException e) {
            if (heads().stream().anyMatch(head -> head.getName().equals(main))) {
                throw e;
            }
            RefUpdate gone = mirror.updateRef(MAIN);
            gone.setForceUpdate(true);
            gone.delete();
        }
    }

    /** One reference, as far as it is taken in. */
    void fetch(Repository mirror, String ref, String kept, Intake intake) throws GitAPIException {
        fetched(
                fetching(new Git(mirror), ref, kept)
                        .setTransportConfigCallback(
                                transport -> transport.setObjectChecker(intake.counting())));
    }

    /** The branch that is at this commit now. */
    Optional<String> branchAt(String commit) throws GitAPIException {
        return heads().stream()
                .filter(head -> commit.equals(ObjectId.toString(head.getObjectId())))
                .map(Ref::getName)
                .findFirst();
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

    private FetchCommand fetching(Git git, String ref, String kept) {
        return git.fetch()
                .setRemote(url)
                .setRefSpecs("+" + ref + ":" + kept)
                .setTagOpt(TagOpt.NO_TAGS)
                .setTimeout(PATIENCE)
                .setCredentialsProvider(login);
    }

    private static void fetched(FetchCommand fetch) throws GitAPIException {
        outsideOfTransactions();
        for (TrackingRefUpdate update : fetch.call().getTrackingRefUpdates()) {
            if (!DONE.contains(update.getResult())) {
                throw new EstateUnreadable(
                        "Our copy of the estate does not take its branch %s (%s)."
                                .formatted(update.getRemoteName(), update.getResult()));
            }
        }
    }

    private static void outsideOfTransactions() {
        assert BasicAction.Current() == null : "The estate is asked inside a transaction";
    }
}
