package dev.tenantry.github;

import dev.tenantry.proposals.ProposalId;
import java.util.Set;

/** The commits that we made; a commit is ours because we remember it, whatever it says. */
interface MadeCommits {

    /** Before any branch stands at it. */
    void remember(ProposalId proposal, String commit);

    Set<String> of(ProposalId proposal);
}
