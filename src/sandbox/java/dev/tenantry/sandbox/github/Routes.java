package dev.tenantry.sandbox.github;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which handler answers which method and path. {@code {name...}} matches slashes too. */
final class Routes {

    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)(\\.\\.\\.)?}");

    private final List<Route> routes = new ArrayList<>();

    /** Answers one kind of request. */
    @FunctionalInterface
    interface Handler {
        Answer answer(Call call, Ledger ledger) throws Exception;
    }

    /** A handler and the parameters of the path that led to it. */
    record Match(Handler handler, Map<String, String> parameters) {}

    private record Route(String method, Pattern path, List<String> names, Handler handler) {}

    void on(String method, String template, Handler handler) {
        List<String> names = new ArrayList<>();
        Matcher matcher = PARAMETER.matcher(template);
        String regex =
                matcher.replaceAll(
                        found -> {
                            names.add(found.group(1));
                            return found.group(2) == null ? "([^/]+)" : "(.+)";
                        });
        routes.add(new Route(method, Pattern.compile(regex), names, handler));
    }

    Optional<Match> find(String method, String rawPath) {
        for (Route route : routes) {
            if (!route.method().equals(method)) {
                continue;
            }
            Matcher matcher = route.path().matcher(rawPath);
            if (matcher.matches()) {
                return Optional.of(new Match(route.handler(), parameters(route, matcher)));
            }
        }
        return Optional.empty();
    }

    private static Map<String, String> parameters(Route route, MatchResult matched) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < route.names().size(); i++) {
            String raw = matched.group(i + 1).replace("+", "%2B");
            values.put(route.names().get(i), URLDecoder.decode(raw, StandardCharsets.UTF_8));
        }
        return values;
    }
}
