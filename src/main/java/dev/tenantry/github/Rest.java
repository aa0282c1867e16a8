package dev.tenantry.github;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Serial;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kohsuke.github.HttpException;

/** The few requests that the library does not make the way GitHub describes them. */
final class Rest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern NEXT = Pattern.compile("<([^<>]+)>\\s*;\\s*rel=\"next\"");

    private static final Pattern PAGE = Pattern.compile("[?&]page=(\\d{1,6})");

    /** How the address of GitHub Enterprise Server's REST API ends. */
    private static final String SERVER = "/api/v3";

    private final Wire wire;
    private final String root;

    /** What stands before the Authorization header's value. */
    @FunctionalInterface
    interface Authorization {
        String value() throws IOException;
    }

    /** A list is longer than anybody reads. */
    static final class TooManyPages extends IOException {

        @Serial private static final long serialVersionUID = 1;

        TooManyPages(int most, String path) {
            super("More than %d pages of %s".formatted(most, path));
        }
    }

    Rest(Wire wire, String root) {
        this.wire = wire;
        this.root = root;
    }

    /** Somebody's words as one segment of a path, or as a parameter's value. */
    static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** A path of several segments, as names of branches are. */
    static String path(String text) {
        return segment(text).replace("%2F", "/");
    }

    /** The answer's JSON; a status of 300 or more is a failure. */
    JsonNode send(Authorization who, String method, String path, Map<String, ?> body)
            throws IOException {
        return json(exchange(who, method, root + path, body));
    }

    /**
     * Asks the GraphQL API, for what the REST API has not. What it refuses has status 200 there,
     * and fails here as the REST API would say it.
     */
    JsonNode graphql(Authorization who, String query, Map<String, String> variables)
            throws IOException {
        String url =
                root.endsWith(SERVER)
                        ? root.substring(0, root.length() - SERVER.length()) + "/api/graphql"
                        : root + "/graphql";
        Map<String, ?> body = Map.of("query", query, "variables", variables);
        JsonNode answer = json(exchange(who, "POST", url, body));
        if (!answer.path("errors").isEmpty()) {
            JsonNode error = answer.path("errors").path(0);
            throw new HttpException(status(error), error.path("message").asText(), url, null);
        }
        return answer.path("data");
    }

    private static int status(JsonNode error) {
        if (error.at("/extensions/code").asText().equals("undefinedField")) {
            return 501;
        }
        return switch (error.path("type").asText()) {
            case "FORBIDDEN" -> 403;
            case "NOT_FOUND" -> 404;
            case "UNPROCESSABLE" -> 422;
            default -> 500;
        };
    }

    /**
     * What a list has, page after page.
     *
     * @throws IOException also when there are more pages than {@code most}
     */
    List<JsonNode> list(Authorization who, String path, int most) throws IOException {
        List<JsonNode> all = new ArrayList<>();
        if (!walk(who, path, most, all::add)) {
            throw new TooManyPages(most, path);
        }
        return all;
    }

    /**
     * The same one by one, until there are no more or one of them was enough; false when there are
     * more pages than {@code most}.
     */
    boolean walk(Authorization who, String path, int most, Predicate<JsonNode> goesOn)
            throws IOException {
        Optional<String> next = Optional.of(root + path);
        for (int page = 0; next.isPresent(); page++) {
            if (!next.get().startsWith(root)) {
                return false;
            }
            Wire.Page read = wire.page(request(who, "GET", next.get()));
            JsonNode all = json(refused("GET", next.get(), read.reply()));
            if (page == most) {
                return all.isEmpty();
            }
            for (JsonNode one : all) {
                if (!goesOn.test(one)) {
                    return true;
                }
            }
            next = next(next.get(), read);
        }
        return true;
    }

    /** As the page says; behind a full one that says nothing the one of the next number. */
    private static Optional<String> next(String url, Wire.Page page) {
        Optional<String> told =
                page.reply()
                        .header("Link")
                        .map(NEXT::matcher)
                        .filter(Matcher::find)
                        .map(link -> link.group(1));
        return told.isEmpty() && page.isFull() && url.contains("per_page=")
                ? Optional.of(following(url))
                : told;
    }

    private static String following(String url) {
        Matcher number = PAGE.matcher(url);
        if (number.find()) {
            int page = Integer.parseInt(number.group(1)) + 1;
            return new StringBuilder(url)
                    .replace(number.start(1), number.end(1), String.valueOf(page))
                    .toString();
        }
        return url + "&page=2";
    }

    private HttpRequest.Builder request(Authorization who, String method, String url)
            throws IOException {
        return HttpRequest.newBuilder(URI.create(url))
                .header("Accept", "application/vnd.github+json")
                .header("Authorization", who.value())
                .method(method, BodyPublishers.noBody());
    }

    private Wire.Reply exchange(Authorization who, String method, String url, Map<String, ?> body)
            throws IOException {
        HttpRequest.Builder request = request(who, method, url);
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json")
                    .method(method, BodyPublishers.ofByteArray(bytes(body)));
        }
        return refused(method, url, wire.exchange(request));
    }

    private Wire.Reply refused(String method, String url, Wire.Reply reply) throws HttpException {
        if (reply.status() >= 300) {
            throw new HttpException(reply.status(), method + " " + url, root, null);
        }
        return reply;
    }

    private static JsonNode json(Wire.Reply reply) throws IOException {
        return reply.body().length == 0 ? JSON.missingNode() : JSON.readTree(reply.body());
    }

    private static byte[] bytes(Map<String, ?> body) throws JsonProcessingException {
        return JSON.writeValueAsBytes(body);
    }
}
