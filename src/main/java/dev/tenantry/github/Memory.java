package dev.tenantry.github;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenantry.github.Wire.Reply;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The newest answers that came with an ETag, so that GitHub need not send them again. */
final class Memory {

    private static final int MOST = 500;
    private static final int LARGEST = 200_000;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PAGE_SIZE = Pattern.compile("(?:^|&)per_page=(\\d{1,4})");

    /** Of such a list a page that is the same has the same behind it. */
    private static final String NEWEST_FIRST = "direction=desc";

    /** Of a list that is asked for without a size. */
    private static final int USUAL_PAGE = 30;

    private final Map<String, Kept> answers =
            new LinkedHashMap<>(64, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Kept> eldest) {
                    return size() > MOST;
                }
            };

    /** An answer and its tag. */
    record Kept(String tag, Reply reply) {}

    synchronized Optional<Kept> of(HttpRequest request) {
        return request.method().equals("GET")
                ? Optional.ofNullable(answers.get(key(request)))
                : Optional.empty();
    }

    synchronized void keep(HttpRequest request, Reply reply) {
        if (!request.method().equals("GET")
                || reply.status() != 200
                || reply.body().length > LARGEST
                || isFullPage(request, reply)) {
            return;
        }
        reply.header("ETag").ifPresent(tag -> answers.put(key(request), new Kept(tag, reply)));
    }

    /**
     * What comes after a full page stands in its Link header, which its ETag says nothing of: the
     * next page may have been made since.
     */
    private static boolean isFullPage(HttpRequest request, Reply reply) {
        if (reply.body().length == 0 || reply.body()[0] != '[') {
            return false;
        }
        String query = Objects.requireNonNullElse(request.uri().getQuery(), "");
        if (query.contains(NEWEST_FIRST)) {
            return false;
        }
        Matcher size = PAGE_SIZE.matcher(query);
        try {
            return JSON.readTree(reply.body()).size()
                    >= (size.find() ? Integer.parseInt(size.group(1)) : USUAL_PAGE);
        } catch (IOException unreadable) {
            return true;
        }
    }

    /** Different people see different things. */
    private static String key(HttpRequest request) {
        return request.uri()
                + " "
                + request.headers().firstValue("Accept").orElse("")
                + " "
                + request.headers().firstValue("Authorization").orElse("");
    }
}
