package dev.tenantry.proposals;

import io.opentelemetry.api.trace.Span;

/** Names the proposal in what is traced, so that its whole way is found by its id. */
final class Traces {

    private Traces() {}

    static void of(ProposalId proposal) {
        Span.current().setAttribute("tenantry.proposal", proposal.value());
    }
}
