package dev.tenantry.web;

import io.netty.handler.codec.http.QueryStringDecoder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.WithFormRead;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.core.multipart.FormData;
import org.jboss.resteasy.reactive.server.multipart.FormValue;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a request that holds {@link Unreadable unreadable text}, wherever it does: in its
 * address, its headers, a field of its form, a text of its JSON. Nothing behind has to think of it.
 */
@Singleton
@Provider
public class ReadableRequests implements ReaderInterceptor {

    /** After the headers of the answer are set and the audit watches, before all else. */
    private static final int PRIORITY = 940;

    void register(@Observes Filters filters) {
        filters.register(ReadableRequests::check, PRIORITY);
    }

    private static void check(RoutingContext context) {
        unreadable(context.request())
                .ifPresentOrElse(
                        where -> Refusal.send(context, Unreadable.problem(where)), context::next);
    }

    private static Optional<String> unreadable(HttpServerRequest request) {
        try {
            if (Unreadable.isInLine(decoded(request.path()))
                    || Unreadable.isIn(decoded(request.query()))) {
                return Optional.of("The address");
            }
        } catch (IllegalArgumentException cutShort) {
            return Optional.of("The address");
        }
        boolean header =
                request.headers().entries().stream().anyMatch(each -> hasControls(each.getValue()));
        return header ? Optional.of("A header") : Optional.empty();
    }

    /** A header is bytes, of which the upper half may be parts of characters. */
    private static boolean hasControls(String header) {
        return header.chars().anyMatch(c -> (c < ' ' && c != '\t') || c == 0x7f);
    }

    private static String decoded(@Nullable String text) {
        return text == null ? "" : QueryStringDecoder.decodeComponent(text);
    }

    /** Of a form. */
    @ServerRequestFilter
    @WithFormRead
    public void form(ContainerRequestContext request) {
        FormData form = CurrentRequestManager.get().getFormData();
        if (form == null) {
            return;
        }
        for (String name : form) {
            if (Unreadable.isInLine(name)) {
                throw Unreadable.problem("The name of a field");
            }
            for (FormValue value : form.get(name)) {
                if (!value.isFileItem() && Unreadable.isIn(value.getValue())) {
                    throw Unreadable.problem("The field " + name);
                }
            }
        }
    }

    /** Of a JSON body. */
    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        if (MediaType.APPLICATION_JSON_TYPE.isCompatible(context.getMediaType())) {
            byte[] body = context.getInputStream().readAllBytes();
            if (Unreadable.isInJson(body)) {
                throw Unreadable.problem("A text of the body");
            }
            context.setInputStream(new ByteArrayInputStream(body));
        }
        return context.proceed();
    }
}
