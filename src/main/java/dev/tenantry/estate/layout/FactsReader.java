package dev.tenantry.estate.layout;

import dev.tenantry.manifest.YamlMap;
import dev.tenantry.manifest.YamlScalar;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Reads how the facts of a tenant are found. */
final class FactsReader {

    private final LayoutNode tenants;
    private final Mistakes mistakes;

    FactsReader(LayoutNode tenants, Mistakes mistakes) {
        this.tenants = tenants;
        this.mistakes = mistakes;
    }

    Facts read() {
        Facts standard = Facts.standard();
        return new Facts(
                found("project", standard.project()),
                found("owner", standard.owner()),
                found("environment", standard.environment()),
                found("dataClass", standard.dataClass()));
    }

    private Found found(String key, Found standard) {
        return tenants.below(key).flatMap(node -> found(node, mistakes)).orElse(standard);
    }

    /** {@code {label: team}}: one way, and what it is called there. */
    static Optional<Found> found(LayoutNode node, Mistakes mistakes) {
        if (node.map().entries().size() != 1) {
            mistakes.add(node.map(), node.name() + " is found in one way: " + ways() + ".");
            return Optional.empty();
        }
        YamlMap.Entry entry = node.map().entries().getFirst();
        Optional<Found.By> by =
                Arrays.stream(Found.By.values())
                        .filter(each -> each.word().equals(entry.key().text()))
                        .findFirst();
        if (by.isEmpty()) {
            mistakes.add(
                    entry.key(),
                    "%s cannot be found by “%s”; it can by %s."
                            .formatted(node.name(), entry.key().text(), ways()));
            return Optional.empty();
        }
        return node.text(entry.key().text())
                .map(YamlScalar::text)
                .map(key -> new Found(by.get(), by.get() == Found.By.NAME ? "" : key));
    }

    private static String ways() {
        return String.join(
                ", ",
                Arrays.stream(Found.By.values())
                        .map(by -> by.name().toLowerCase(Locale.ROOT))
                        .toList());
    }
}
