package dev.tenantry.proposals;

/** One thing to be done on the forge for a proposal; each can be repeated without harm. */
enum Step {
    /** Make the branch with its one commit over the newest main. */
    BRANCH,
    /** Open the pull request. */
    OPEN,
    /** Put its labels on. */
    LABEL,
    /** Apply the intent to the newest main again. */
    REBASE,
    /** Close the pull request of a withdrawn or refused proposal, and say why there. */
    CLOSE,
    /** Delete the branch of a merged or closed pull request. */
    TIDY
}
