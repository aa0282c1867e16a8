package dev.tenantry.proposals;

/** One thing to be done on the forge for a proposal; each can be repeated without harm. */
enum Step {
    /** Make the branch with its one commit over the newest main. */
    BRANCH("make the branch"),
    /** Open the pull request. */
    OPEN("open the pull request"),
    /** Put its labels on. */
    LABEL("label the pull request"),
    /** Apply the intent to the newest main again. */
    REBASE("apply to the newest main"),
    /** Give the pull request the title and the words of what it asks for now. */
    DESCRIBE("describe the pull request"),
    /** Close the pull request of a withdrawn or refused proposal, and say why there. */
    CLOSE("close the pull request"),
    /** Delete the branch of a merged or closed pull request. */
    TIDY("delete the branch");

    private final String act;

    Step(String act) {
        this.act = act;
    }

    /** What is done, as the audit says it. */
    String act() {
        return act;
    }
}
