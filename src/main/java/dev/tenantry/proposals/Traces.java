package dev.tenantry.proposals;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;

/** Names the proposal in what is traced, so that its whole way is found by its id. */
final class Traces {

    private static final String PROPOSAL = "tenantry.proposal";

    private Traces() {}

    static void of(ProposalId proposal) {
        Span.current().setAttribute(PROPOSAL, proposal.value());
    }

    /**
     * Tells of the time from the merge until it was live, which others worked and the console only
     * watched: once it is over, from the times that were recorded.
     */
    static void delivered(Tracer tracer, Proposal proposal) {
        Span delivery =
                tracer.spanBuilder("proposal delivery")
                        .setNoParent()
                        .setStartTimestamp(proposal.reached(Stage.MERGED).orElseThrow())
                        .setAttribute(PROPOSAL, proposal.id().value())
                        .startSpan();
        delivery.addEvent("synced", proposal.reached(Stage.SYNCED).orElseThrow());
        delivery.end(proposal.reached(Stage.LIVE).orElseThrow());
    }
}
