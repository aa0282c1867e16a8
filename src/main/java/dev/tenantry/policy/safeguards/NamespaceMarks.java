package dev.tenantry.policy.safeguards;

import dev.tenantry.estate.Notes;
import dev.tenantry.manifest.Manifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Labels and annotations of a namespace by which others treat all that is in it in another way. */
final class NamespaceMarks {

    /** Of which the meaning is known, and judged elsewhere where it has any. */
    private static final Pattern KNOWN =
            Pattern.compile(
                    "pod-security\\.kubernetes\\.io/(enforce|warn|audit)(-version)?"
                            + "|kubernetes\\.io/metadata\\.name"
                            + "|app\\.kubernetes\\.io/.*"
                            + "|argocd\\.argoproj\\.io/(sync-wave|sync-options|hook)"
                            + "|cnrm\\.cloud\\.google\\.com/(project-id|folder-id|organization-id|deletion-policy)"
                            + "|"
                            + Pattern.quote(Notes.PREFIX)
                            + ".*"
                            + "|(?!istio-injection)[^/]*");

    private NamespaceMarks() {}

    /** Parts of sentences, as {@link Weaker} has them. */
    static List<String> changed(Optional<Manifest> before, Manifest after) {
        Map<String, String> was = before.map(NamespaceMarks::unknown).orElse(Map.of());
        Map<String, String> is = unknown(after);
        List<String> said = new ArrayList<>();
        is.forEach(
                (key, value) -> {
                    if (!value.equals(was.get(key))) {
                        said.add("others may treat it otherwise by %s: %s".formatted(key, value));
                    }
                });
        was.keySet().stream()
                .filter(key -> !is.containsKey(key))
                .forEach(key -> said.add("others no longer treat it so by " + key));
        return said;
    }

    private static Map<String, String> unknown(Manifest namespace) {
        Map<String, String> all = new TreeMap<>(namespace.labels());
        all.putAll(namespace.annotations());
        all.keySet().removeIf(key -> KNOWN.matcher(key).matches());
        return all;
    }
}
