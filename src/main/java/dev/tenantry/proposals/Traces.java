package dev.tenantry.proposals;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.util.Optional;

/** Names the proposal in what is traced, so that its whole way is found by its id. */
final class Traces {

    private static final String PROPOSAL = "tenantry.proposal";

    /** Of W3C's traceparent. */
    private static final String VERSION = "00";

    private Traces() {}

    static void of(ProposalId proposal) {
        Span.current().setAttribute(PROPOSAL, proposal.value());
    }

    /** Where we are now, to be written down; empty when nothing is traced. */
    static Optional<String> here() {
        SpanContext here = Span.current().getSpanContext();
        return here.isValid()
                ? Optional.of(
                        String.join(
                                "-",
                                VERSION,
                                here.getTraceId(),
                                here.getSpanId(),
                                here.getTraceFlags().asHex()))
                : Optional.empty();
    }

    /** What {@link #here} wrote down as the parent of a span, whatever is traced now. */
    private static Context parent(Optional<String> written) {
        return written.map(text -> text.split("-"))
                .map(
                        part ->
                                SpanContext.createFromRemoteParent(
                                        part[1],
                                        part[2],
                                        TraceFlags.fromHex(part[3], 0),
                                        TraceState.getDefault()))
                .map(context -> Context.root().with(Span.wrap(context)))
                .orElse(Context.root());
    }

    /**
     * Tells of the time from the merge until it was live, which others worked and the console only
     * watched: once it is over, from the times that were recorded, in the trace of its submission.
     */
    static void delivered(Tracer tracer, Proposal proposal) {
        Span delivery =
                tracer.spanBuilder("proposal delivery")
                        .setParent(parent(proposal.asked().trace()))
                        .setStartTimestamp(proposal.reached(Stage.MERGED).orElseThrow())
                        .setAttribute(PROPOSAL, proposal.id().value())
                        .startSpan();
        delivery.addEvent("synced", proposal.reached(Stage.SYNCED).orElseThrow());
        delivery.end(proposal.reached(Stage.LIVE).orElseThrow());
    }
}
