package dev.tenantry.sandbox.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One request as a handler sees it: who calls, what the path and the query say, the body. */
final class Call {

    private final HttpExchange exchange;
    private final byte[] body;
    private final Map<String, String> query;
    private Map<String, String> path = Map.of();
    private Caller caller = Caller.ANYBODY;

    Call(HttpExchange exchange) throws IOException {
        this.exchange = exchange;
        this.body = exchange.getRequestBody().readAllBytes();
        this.query = form(exchange.getRequestURI().getRawQuery());
    }

    Call matched(Map<String, String> parameters, Caller who) {
        path = new HashMap<>(parameters);
        caller = who;
        return this;
    }

    String method() {
        return exchange.getRequestMethod();
    }

    String rawPath() {
        return exchange.getRequestURI().getRawPath();
    }

    Optional<String> rawQuery() {
        return Optional.ofNullable(exchange.getRequestURI().getRawQuery());
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
    }

    Caller caller() {
        return caller;
    }

    /** A parameter of the path; the route guarantees that it is there. */
    String path(String name) {
        String value = path.get(name);
        if (value == null) {
            throw new IllegalStateException("The route has no parameter " + name);
        }
        return value;
    }

    int number(String name) {
        try {
            return Integer.parseInt(path(name));
        } catch (NumberFormatException e) {
            throw new Refusal(404, "Not Found", e);
        }
    }

    Optional<String> query(String name) {
        return Optional.ofNullable(query.get(name));
    }

    Map<String, String> queries() {
        return query;
    }

    byte[] bytes() {
        return body;
    }

    JsonNode json() {
        return Json.read(body);
    }

    Map<String, String> form() {
        return form(new String(body, StandardCharsets.UTF_8));
    }

    /** One page of a list, with GitHub's Link header. */
    Answer paged(List<?> all) {
        return paged(all, page -> page);
    }

    Answer paged(List<?> all, java.util.function.Function<List<?>, Object> shape) {
        int size = Math.clamp(wholeNumber("per_page", 30), 1, 100);
        int page = Math.max(1, wholeNumber("page", 1));
        int from = (int) Math.min((long) (page - 1) * size, all.size());
        int last = Math.max(1, (all.size() + size - 1) / size);
        Answer answer =
                Answer.ok(shape.apply(all.subList(from, Math.min(from + size, all.size()))));
        List<String> links = new ArrayList<>();
        if (page > 1) {
            links.add(link(page - 1, "prev"));
        }
        if (page < last) {
            links.add(link(page + 1, "next"));
            links.add(link(last, "last"));
        }
        if (page > 1) {
            links.add(link(1, "first"));
        }
        return links.isEmpty() ? answer : answer.with("Link", String.join(", ", links));
    }

    private int wholeNumber(String name, int otherwise) {
        try {
            return Integer.parseInt(query(name).orElse(""));
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    private String link(int page, String relation) {
        Map<String, String> next = new LinkedHashMap<>(query);
        next.put("page", Integer.toString(page));
        StringBuilder url = new StringBuilder("<http://" + header("Host").orElse("localhost"));
        url.append(rawPath());
        char separator = '?';
        for (Map.Entry<String, String> entry : next.entrySet()) {
            url.append(separator).append(entry.getKey()).append('=');
            url.append(java.net.URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8));
            separator = '&';
        }
        return url.append(">; rel=\"").append(relation).append('"').toString();
    }

    private static Map<String, String> form(@Nullable String text) {
        Map<String, String> values = new LinkedHashMap<>();
        if (text == null || text.isEmpty()) {
            return values;
        }
        for (String pair : text.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            values.put(decode(name), decode(value));
        }
        return values;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
