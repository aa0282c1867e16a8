package dev.tenantry.proposals;

import dev.tenantry.manifest.Branch;
import dev.tenantry.manifest.Branches;
import dev.tenantry.manifest.EstateNotRead;
import dev.tenantry.manifest.NotComparable;
import dev.tenantry.proposals.ForgeSide.ByHand;
import dev.tenantry.proposals.PullRequests.PullRequest;
import dev.tenantry.proposals.PullRequests.State;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Reads what a pull request brings that we did not make, or has brought. */
@ApplicationScoped
class Heads {

    private static final Logger LOG = Logger.getLogger(Heads.class);

    private final Branches branches;
    private final Previews previews;

    Heads(Branches branches, Previews previews) {
        this.branches = branches;
        this.previews = previews;
    }

    /**
     * What it brings to main, or brought, if somebody else made it; empty when that is known, or
     * cannot be read or shown.
     *
     * @throws ForgeTrouble when what was merged cannot be read yet
     */
    Optional<ByHand> byHand(Proposal proposal, PullRequest pull) throws ForgeTrouble {
        if (pull.state() == State.CLOSED
                || proposal.reached(Stage.MERGED).isPresent()
                || proposal.forge().isMade(pull.head())) {
            return Optional.empty();
        }
        try {
            return read(proposal, pull);
        } catch (EstateNotRead e) {
            if (pull.state() == State.MERGED) {
                throw new ForgeTrouble.Wait(
                        "What was merged has not been read yet.", Optional.empty(), e);
            }
            return Optional.empty();
        } catch (NotComparable e) {
            return Optional.empty();
        } catch (RuntimeException | StackOverflowError e) {
            LOG.errorf(e, "Pull request %d could not be read", pull.number());
            return Optional.empty();
        }
    }

    private Optional<ByHand> read(Proposal proposal, PullRequest pull) throws NotComparable {
        String ref = "refs/pull/" + pull.number() + "/head";
        Branch branch =
                pull.state() == State.MERGED
                        ? branches.brought(ref, pull.head(), pull.mergeCommit().orElse(pull.head()))
                        : branches.of(ref, pull.head());
        if (proposal.forge().isRead(pull.head(), branch.fork()) || !isShown(branch, pull)) {
            return Optional.empty();
        }
        Facts facts = previews.ofHead(branch, proposal.asked().requester());
        return Optional.of(new ByHand(pull.head(), branch.fork(), facts));
    }

    /** What nobody decides on any more needs to be text no more. */
    private static boolean isShown(Branch branch, PullRequest pull) {
        return Diffs.areShown(branch.edits().stream().map(Facts.Edit::of).toList())
                && (pull.state() == State.MERGED
                        || branch.edits().stream().allMatch(Facts.Edit::isText));
    }
}
