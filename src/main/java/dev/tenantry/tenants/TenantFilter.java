package dev.tenantry.tenants;

import dev.tenantry.tenants.TenantFigures.Figure;
import dev.tenantry.web.Sort;
import dev.tenantry.web.SortHead;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the list of tenants is narrowed to, and its order; stands in the URL. */
public record TenantFilter(
        Optional<String> q,
        Optional<String> env,
        Optional<String> owner,
        Optional<State> state,
        Optional<With> with,
        Sort<TenantOrder> sort) {

    /** What tenants can be asked for to have, by a number. */
    public enum With {
        FAILURES("Failed runs in 7 days", Figure.FAILURES, BigDecimal.ONE),
        DRIFT("Differences from Git", Figure.DRIFT, BigDecimal.ONE),
        BUDGET("80% of the budget used", Figure.BUDGET, new BigDecimal("0.8")),
        COST("€1,000 or more this month", Figure.COST, new BigDecimal(1_000));

        private final String word;
        private final Figure figure;
        private final BigDecimal least;

        With(String word, Figure figure, BigDecimal least) {
            this.word = word;
            this.figure = figure;
            this.least = least;
        }

        public String word() {
            return word;
        }

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        Figure figure() {
            return figure;
        }

        BigDecimal least() {
            return least;
        }

        static Optional<With> named(String key) {
            return Stream.of(values()).filter(with -> with.key().equals(key)).findFirst();
        }
    }

    /** States that tenants can be asked for. */
    public enum State {
        DRIFTED("Drifted"),
        FAILING("Failed"),
        UNKNOWN("Unknown"),
        IN_SYNC("In sync");

        private final String word;

        State(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }

        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Optional<State> named(String key) {
            for (State state : values()) {
                if (state.key().equals(key)) {
                    return Optional.of(state);
                }
            }
            return Optional.empty();
        }
    }

    /** A filter that is on, as a chip shows it. */
    public record Chip(String name, String value, String without) {}

    static TenantFilter of(
            Optional<String> q,
            Optional<String> env,
            Optional<String> owner,
            Optional<String> state,
            Optional<String> with,
            Optional<String> sort) {
        return new TenantFilter(
                present(q),
                present(env),
                present(owner),
                present(state).flatMap(State::named),
                present(with).flatMap(With::named),
                Sort.of(sort, TenantOrder.class));
    }

    private static Optional<String> present(Optional<String> value) {
        return value.map(String::strip).filter(text -> !text.isEmpty());
    }

    public boolean isOn() {
        return !values().isEmpty();
    }

    /** The list with this filter, and what else stands in the URL. */
    public String href(String path, Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(values());
        sort.asked().ifPresent(word -> all.put("sort", word));
        all.putAll(more);
        String query =
                all.entrySet().stream()
                        .map(
                                e ->
                                        e.getKey()
                                                + "="
                                                + URLEncoder.encode(
                                                        e.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
        return query.isEmpty() ? path : path + "?" + query;
    }

    /** The head of a column, by its order. */
    public SortHead head(String order) {
        return sort.head(
                order,
                other ->
                        new TenantFilter(q, env, owner, state, with, other)
                                .href("/tenants", Map.of()));
    }

    /** The whole list in this order. */
    public String all() {
        return TenantFilter.of(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        sort.asked())
                .href("/tenants", Map.of());
    }

    public List<State> states() {
        return List.of(State.values());
    }

    /** The key of the state that is asked for, or nothing. */
    public String stateKey() {
        return state.map(State::key).orElse("");
    }

    public List<With> withs() {
        return List.of(With.values());
    }

    /** The key of what they are asked for to have, or nothing. */
    public String withKey() {
        return with.map(With::key).orElse("");
    }

    public String csv() {
        return href("/tenants.csv", Map.of());
    }

    public List<Chip> chips() {
        return values().keySet().stream()
                .map(name -> new Chip(title(name), shown(name), without(name)))
                .toList();
    }

    private String shown(String name) {
        return switch (name) {
            case "state" -> state.map(State::word).orElse("");
            case "with" -> with.map(With::word).orElse("");
            default -> values().getOrDefault(name, "");
        };
    }

    private String without(String name) {
        TenantFilter rest =
                new TenantFilter(
                        name.equals("q") ? Optional.empty() : q,
                        name.equals("env") ? Optional.empty() : env,
                        name.equals("owner") ? Optional.empty() : owner,
                        name.equals("state") ? Optional.empty() : state,
                        name.equals("with") ? Optional.empty() : with,
                        sort);
        return rest.href("/tenants", Map.of());
    }

    private static String title(String name) {
        return switch (name) {
            case "q" -> "Contains";
            case "env" -> "Environment";
            case "owner" -> "Owner";
            case "with" -> "With";
            default -> "State";
        };
    }

    private Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        q.ifPresent(value -> values.put("q", value));
        env.ifPresent(value -> values.put("env", value));
        owner.ifPresent(value -> values.put("owner", value));
        state.ifPresent(value -> values.put("state", value.key()));
        with.ifPresent(value -> values.put("with", value.key()));
        return values;
    }
}
