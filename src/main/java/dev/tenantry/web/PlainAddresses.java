package dev.tenantry.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Answers 404 to every path that whoever finds a page might read otherwise than whoever limits,
 * guards or writes down the request: the first leaves out matrix parameters and a slash at the end,
 * and decodes slashes. No address of ours has any of them.
 */
@Singleton
class PlainAddresses {

    /** When the audit watches, before all else that reads the path. */
    private static final int PRIORITY = 945;

    /** So much of a path does a row of the audit hold, and no page of ours needs more. */
    private static final int LONGEST = 500;

    /** A parameter, and what would be a slash, a parameter or a percent sign once decoded. */
    private static final Pattern READ_TWICE =
            Pattern.compile("[;\\\\]|%(?:2f|3b|5c|25)", Pattern.CASE_INSENSITIVE);

    /** Quarkus' own pages, some of which end with a slash; no resource of ours is there. */
    private static final String FRAMEWORK = "/q/";

    void register(@Observes Filters filters) {
        filters.register(PlainAddresses::check, PRIORITY);
    }

    private static void check(RoutingContext context) {
        if (isPlain(context.request().path(), context.normalizedPath())) {
            context.next();
        } else {
            Refusal.send(context, Problem.notFound());
        }
    }

    /** Do all readers read it alike? */
    static boolean isPlain(@Nullable String raw, String normalized) {
        return raw != null
                && raw.length() <= LONGEST
                && !READ_TWICE.matcher(raw).find()
                && (normalized.equals("/")
                        || normalized.startsWith(FRAMEWORK)
                        || !normalized.endsWith("/"));
    }
}
