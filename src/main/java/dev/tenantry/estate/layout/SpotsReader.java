package dev.tenantry.estate.layout;

import dev.tenantry.manifest.YamlScalar;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads where a tenant's files of a kind stand, and where new ones go. */
final class SpotsReader {

    private final LayoutNode spec;
    private final Map<String, List<String>> variables;
    private final Mistakes mistakes;

    SpotsReader(LayoutNode spec, Map<String, List<String>> variables, Mistakes mistakes) {
        this.spec = spec;
        this.variables = variables;
        this.mistakes = mistakes;
    }

    Spots read() {
        Optional<LayoutNode> places =
                spec.below("places")
                        .map(
                                node ->
                                        node.only(
                                                Set.of(
                                                        "infra",
                                                        "grants",
                                                        "privacy",
                                                        "workflows",
                                                        "budget")));
        Optional<LayoutNode> files = spec.below("newFiles").map(node -> node.only(Set.of("grant")));
        return new Spots(
                places.flatMap(node -> pattern(node, "infra", "/**")),
                places.flatMap(node -> pattern(node, "grants", "/")),
                places.flatMap(node -> pattern(node, "privacy", "/")),
                places.flatMap(node -> pattern(node, "workflows", "/")),
                places.flatMap(node -> pattern(node, "budget", "")),
                files.flatMap(node -> pattern(node, "grant", "")));
    }

    /**
     * @param end what is added to the name of a folder
     */
    private Optional<PathPattern> pattern(LayoutNode node, String key, String end) {
        Optional<YamlScalar> text = node.text(key);
        Optional<String> wrong = text.flatMap(scalar -> PatternMistakes.ofPlace(scalar.text()));
        wrong.ifPresent(sentence -> mistakes.add(text.orElseThrow(), sentence));
        return wrong.isPresent()
                ? Optional.empty()
                : text.map(scalar -> PathPattern.of(scalar.text() + end, variables));
    }
}
