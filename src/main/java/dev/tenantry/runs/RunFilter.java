package dev.tenantry.runs;

import dev.tenantry.web.Sort;
import dev.tenantry.web.SortHead;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the list is narrowed to, and its order. All of it stands in the address. */
public class RunFilter {

    /** How far back the list looks. */
    public enum Range {
        DAY("24h", "24 hours", Duration.ofDays(1)),
        WEEK("7d", "7 days", Duration.ofDays(7)),
        MONTH("30d", "30 days", Duration.ofDays(30)),
        ALL("all", "Any time", Duration.ofDays(36_500));

        private final String key;
        private final String word;
        private final Duration back;

        Range(String key, String word, Duration back) {
            this.key = key;
            this.word = word;
            this.back = back;
        }

        public String key() {
            return key;
        }

        public String word() {
            return word;
        }

        Duration back() {
            return back;
        }
    }

    /** The phases one can ask for: a word in the address, and Argo's words behind it. */
    public enum Phase {
        ANY("Any status"),
        RUNNING("Running"),
        WAITING("Waiting"),
        FAILED("Failed"),
        SUCCEEDED("Succeeded");

        private final String word;

        Phase(String word) {
            this.word = word;
        }

        public String key() {
            return this == ANY ? "" : name().toLowerCase(Locale.ROOT);
        }

        public String word() {
            return word;
        }

        List<String> argo() {
            return switch (this) {
                case ANY -> List.of();
                case RUNNING -> List.of("Running", "Pending");
                case WAITING -> List.of(Run.WAITING);
                case FAILED -> List.of("Failed", "Error");
                case SUCCEEDED -> List.of("Succeeded");
            };
        }
    }

    @QueryParam("tenant")
    @DefaultValue("")
    String tenant = "";

    @QueryParam("phase")
    @DefaultValue("")
    String phase = "";

    @QueryParam("template")
    @DefaultValue("")
    String template = "";

    @QueryParam("q")
    @DefaultValue("")
    String q = "";

    @QueryParam("range")
    @DefaultValue("")
    String range = "";

    @QueryParam("show")
    @DefaultValue("")
    String show = "";

    @QueryParam("sort")
    @DefaultValue("")
    String sort = "";

    private boolean tenantInPath;

    public String tenant() {
        return tenant.strip();
    }

    public String template() {
        return template.strip();
    }

    public String q() {
        return q.strip();
    }

    /** A word that is none of ours asks for all. */
    public Phase phase() {
        return Arrays.stream(Phase.values())
                .filter(p -> p.key().equals(phase))
                .findFirst()
                .orElse(Phase.ANY);
    }

    /** A word that is none of ours asks for all. */
    public Range range() {
        return Arrays.stream(Range.values())
                .filter(r -> r.key().equals(range))
                .findFirst()
                .orElse(Range.ALL);
    }

    /** A word that is none of ours asks for the newest first. */
    public Sort<RunOrder> sort() {
        return Sort.of(Optional.of(sort), RunOrder.class);
    }

    /** The head of a column of the list below {@code path}, by its order. */
    SortHead head(String path, String order) {
        return sort().head(order, other -> path + with("sort", other.asked().orElse("")));
    }

    /** Only what the person started, and what runs in their tenants? */
    public boolean isMine() {
        return show.equals("mine");
    }

    public boolean isOn() {
        return !parameters(Map.of("sort", "", "show", "")).isEmpty();
    }

    /** The query of the same list with another value for one filter; empty removes it. */
    public String with(String name, String value) {
        return with(Map.of(name, value));
    }

    String with(Map<String, String> changed) {
        return query(parameters(changed));
    }

    /** The query of this list. */
    public String query() {
        return query(parameters(Map.of()));
    }

    /** The filters that are shown as chips: name, value and the list without them. */
    public List<Chip> chips() {
        return parameters(Map.of("phase", "", "range", "", "sort", "", "show", ""))
                .entrySet()
                .stream()
                .map(e -> new Chip(word(e.getKey()), e.getValue(), with(e.getKey(), "")))
                .toList();
    }

    private static String word(String parameter) {
        return switch (parameter) {
            case "tenant" -> "Tenant";
            case "template" -> "Template";
            default -> "Name or template has";
        };
    }

    /** A filter that is on. */
    public record Chip(String name, String value, String without) {

        /** The list below {@code path} without this filter. */
        public String href(String path) {
            return path + without;
        }
    }

    private Map<String, String> parameters(Map<String, String> changed) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("show", isMine() ? "mine" : "");
        all.put("tenant", tenantInPath ? "" : tenant());
        all.put("phase", phase().key());
        all.put("template", template());
        all.put("q", q());
        all.put("range", range() == Range.ALL ? "" : range().key());
        all.put("sort", sort().asked().orElse(""));
        all.putAll(changed);
        all.values().removeIf(String::isEmpty);
        return all;
    }

    private static String query(Map<String, String> parameters) {
        return parameters.isEmpty()
                ? ""
                : parameters.entrySet().stream()
                        .map(e -> e.getKey() + "=" + encoded(e.getValue()))
                        .collect(Collectors.joining("&", "?", ""));
    }

    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** A filter for one tenant's runs. */
    static RunFilter ofTenant(String tenant, RunFilter given) {
        RunFilter filter = new RunFilter();
        filter.tenant = tenant;
        filter.tenantInPath = true;
        filter.phase = given.phase;
        filter.template = given.template;
        filter.q = given.q;
        filter.range = given.range;
        filter.sort = given.sort;
        return filter;
    }

    Optional<String> wantedTenant() {
        return Optional.of(tenant()).filter(t -> !t.isEmpty());
    }
}
