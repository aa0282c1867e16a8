package dev.tenantry.estate.layout;

import dev.tenantry.estate.Zone;
import dev.tenantry.manifest.YamlMap;
import dev.tenantry.manifest.YamlNode;
import dev.tenantry.manifest.YamlScalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the {@code spec} of a layout; what it says wrongly is a mistake with its line. */
final class LayoutReader {

    private static final int MOST_PATTERNS = 50;
    private static final int MOST_VALUES = 20;
    private static final Pattern VALUE = Pattern.compile("[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?");

    private static final Set<String> TENANTS =
            Set.of(
                    "id",
                    "namespace",
                    "files",
                    "factory",
                    "project",
                    "owner",
                    "environment",
                    "dataClass");

    private final LayoutNode spec;
    private final Mistakes mistakes;
    private final Map<String, List<String>> variables = new LinkedHashMap<>();

    /** Where each pattern stands in the file, for mistakes that are of two of them. */
    private final Map<Ground, Integer> lines = new LinkedHashMap<>();

    LayoutReader(YamlMap spec, Mistakes mistakes) {
        this.spec = new LayoutNode("", spec, mistakes);
        this.mistakes = mistakes;
    }

    /** Complete only where there are no mistakes. */
    Optional<Layout> read(String version) {
        spec.only(
                Set.of(
                        "variables",
                        "tenants",
                        "platform",
                        "argocd",
                        "factoryNamespace",
                        "places",
                        "newFiles",
                        "approvers",
                        "approverGroups"));
        readVariables();
        Optional<LayoutNode> tenants = spec.below("tenants").map(node -> node.only(TENANTS));
        if (tenants.isEmpty()) {
            mistakes.add(
                    spec.map(), "The layout does not say where tenants are: it has no tenants.");
            return Optional.empty();
        }
        NamePattern id = name(tenants.get(), "id", "{tenant}");
        NamePattern namespace = name(tenants.get(), "namespace", "t-{tenant}");
        grounds(tenants.get());
        Facts facts = new FactsReader(tenants.get(), mistakes).read();
        Spots spots = new SpotsReader(spec, variables, mistakes).read();
        String factory =
                spec.text("factoryNamespace")
                        .map(YamlScalar::text)
                        .orElse(Layout.STANDARD.factoryNamespace());
        if (!mistakes.isEmpty()) {
            return Optional.empty();
        }
        List<Ground> grounds = new ArrayList<>(lines.keySet());
        grounds.add(Ground.of(Zone.POLICY, "policy/**"));
        Layout layout =
                new Layout(version, grounds, variables, id, namespace, factory, facts, spots);
        new LayoutChecks(layout, lines, spec, mistakes).check();
        return Optional.of(layout).filter(_ -> mistakes.isEmpty());
    }

    private void readVariables() {
        spec.below("variables")
                .ifPresent(
                        node -> node.map().entries().forEach(entry -> variable(node, entry.key())));
    }

    private void variable(LayoutNode node, YamlScalar key) {
        List<String> values = new ArrayList<>();
        if (!PatternMistakes.VARIABLE.matcher(key.text()).matches()) {
            mistakes.add(key, "“%s” can be no variable's name.".formatted(key.text()));
            return;
        }
        for (YamlNode item : node.items(key.text())) {
            String value = item.at().orElse("");
            if (!VALUE.matcher(value).matches() || values.contains(value)) {
                mistakes.add(
                        item,
                        "{%s} cannot be “%s”: its values are different names of small letters, digits and hyphens, without variables of their own."
                                .formatted(key.text(), value));
            }
            values.add(value);
        }
        if (values.isEmpty() || values.size() > MOST_VALUES) {
            mistakes.add(
                    key,
                    "{%s} has 1 to %d values; leave it out where it can be anything."
                            .formatted(key.text(), MOST_VALUES));
        }
        variables.put(key.text(), values);
    }

    private NamePattern name(LayoutNode node, String key, String standard) {
        Optional<YamlScalar> text = node.text(key);
        text.ifPresent(
                scalar ->
                        PatternMistakes.ofName(scalar.text(), variables.keySet())
                                .ifPresent(wrong -> mistakes.add(scalar, wrong)));
        return NamePattern.of(
                text.map(YamlScalar::text)
                        .filter(t -> PatternMistakes.ofName(t, variables.keySet()).isEmpty())
                        .orElse(standard),
                variables);
    }

    private void grounds(LayoutNode tenants) {
        tenants(tenants, Zone.TENANT, "files");
        tenants(tenants, Zone.FACTORY, "factory");
        spec.items("platform").forEach(item -> shared(Zone.PLATFORM, "platform", item));
        spec.items("argocd").forEach(item -> shared(Zone.ARGO_CD, "argocd", item));
        if (lines.size() > MOST_PATTERNS) {
            mistakes.add(
                    spec.map(), "The layout has more than %d patterns.".formatted(MOST_PATTERNS));
        }
    }

    private void tenants(LayoutNode tenants, Zone zone, String key) {
        if (tenants.items(key).isEmpty()) {
            mistakes.add(
                    tenants.map(),
                    "%s names no pattern: nobody would be a tenant."
                            .formatted(tenants.called(key)));
        }
        for (YamlNode item : tenants.items(key)) {
            if (item instanceof YamlMap map) {
                LayoutNode node = new LayoutNode(tenants.called(key), map, mistakes);
                ground(zone, node.only(Set.of("path", "except", "tenant")));
            } else {
                mistakes.add(item, tenants.called(key) + " has entries with a path each.");
            }
        }
    }

    private void ground(Zone zone, LayoutNode node) {
        Optional<PathPattern> path = node.text("path").flatMap(this::pattern);
        if (node.map().get("path").isEmpty()) {
            mistakes.add(node.map(), node.name() + " has an entry without a path.");
        }
        List<PathPattern> except = new ArrayList<>();
        for (YamlNode item : node.items("except")) {
            node.text(item, node.called("except")).flatMap(this::pattern).ifPresent(except::add);
        }
        Optional<Found> tenant =
                node.below("tenant").flatMap(found -> FactsReader.found(found, mistakes));
        path.ifPresent(
                pattern -> lines.put(new Ground(zone, pattern, except, tenant), node.map().line()));
    }

    private void shared(Zone zone, String key, YamlNode item) {
        spec.text(item, key)
                .flatMap(this::pattern)
                .ifPresent(
                        pattern ->
                                lines.put(
                                        new Ground(zone, pattern, List.of(), Optional.empty()),
                                        item.line()));
    }

    private Optional<PathPattern> pattern(YamlScalar text) {
        Optional<String> wrong = PatternMistakes.ofPath(text.text(), variables.keySet());
        wrong.ifPresent(sentence -> mistakes.add(text, sentence));
        return wrong.isPresent()
                ? Optional.empty()
                : Optional.of(PathPattern.of(text.text(), new HashMap<>(variables)));
    }
}
