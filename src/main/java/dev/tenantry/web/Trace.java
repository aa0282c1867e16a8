package dev.tenantry.web;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/** The id under which a request is found in logs and traces. */
final class Trace {

    private Trace() {}

    /** The id of the trace, or a new one where nothing is traced. */
    static String id() {
        SpanContext span = Span.current().getSpanContext();
        return span.isValid()
                ? span.getTraceId()
                : HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    }
}
