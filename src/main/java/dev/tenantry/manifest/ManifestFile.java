package dev.tenantry.manifest;

import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What one file of the estate holds. Reading never throws: what cannot be read is a problem.
 *
 * @param manifests in the order of the file
 * @param problems what a human should look at
 * @param foreign how many well-formed documents are no Kubernetes objects (values of a chart, a
 *     pipeline, a kustomization)
 */
public record ManifestFile(
        String path, List<Manifest> manifests, List<Problem> problems, int foreign) {

    /** Larger files are not read, in bytes; the largest custom resource definitions fit. */
    public static final int LARGEST = 3 << 20;

    /** Kustomize reads these by their place, so they may go without a name. */
    private static final Set<String> NAMELESS = Set.of("Kustomization", "Component");

    public ManifestFile {
        manifests = List.copyOf(manifests);
        problems = List.copyOf(problems);
    }

    /** Is this a path whose content Argo CD applies, and is read here for manifests? */
    public static boolean isManifestPath(String path) {
        String lower = path.toLowerCase(Locale.ROOT);
        return lower.endsWith(".yaml") || lower.endsWith(".yml") || lower.endsWith(".json");
    }

    public static ManifestFile read(String path, byte[] bytes) {
        if (bytes.length > LARGEST) {
            return tooLarge(path, bytes.length);
        }
        String text;
        try {
            text = Utf8.decode(bytes);
        } catch (CharacterCodingException e) {
            Problem problem =
                    new Problem(
                            path,
                            Utf8.lineOfFirstError(bytes),
                            "This file is not UTF-8 text, so it was not read.",
                            "Save it as UTF-8 without special encodings, or move it out of the estate.");
            return new ManifestFile(path, List.of(), List.of(problem), 0);
        }
        Optional<Problem> skipped = AmbiguousText.skipped(path, text);
        if (skipped.isPresent()) {
            return new ManifestFile(path, List.of(), List.of(skipped.get()), 0);
        }
        YamlDocuments documents = YamlDocuments.read(path, text);
        Optional<Problem> ambiguous =
                AmbiguousText.in(path, text)
                        .or(() -> AmbiguousValues.in(path, text, documents.roots()));
        return new Sorting(path).sort(documents, ambiguous);
    }

    /** A file that is not even opened because of its size. */
    public static ManifestFile tooLarge(String path, long bytes) {
        Problem problem =
                new Problem(
                        path,
                        1,
                        "This file has %,d bytes; more than %,d are not read."
                                .formatted(bytes, LARGEST),
                        "Split it into one object per file, or move it out of the estate.");
        return new ManifestFile(path, List.of(), List.of(problem), 0);
    }

    /** Tells manifests from other documents. */
    private static final class Sorting {
        private final String path;
        private final List<Manifest> manifests = new ArrayList<>();
        private final List<Problem> problems = new ArrayList<>();
        private int foreign;

        Sorting(String path) {
            this.path = path;
        }

        ManifestFile sort(YamlDocuments documents, Optional<Problem> ambiguous) {
            problems.addAll(documents.problems());
            if (problems.isEmpty()) {
                ambiguous.ifPresent(problems::add);
            }
            documents.roots().forEach(this::document);
            return new ManifestFile(path, manifests, problems, foreign);
        }

        private void document(YamlNode root) {
            if (root instanceof YamlMap list && items(list).isPresent()) {
                items(list).get().items().forEach(this::document);
            } else if (root instanceof YamlMap map
                    && map.at("apiVersion").isPresent()
                    && map.at("kind").isPresent()) {
                object(map);
            } else if (!(root instanceof YamlScalar scalar && scalar.isNull())) {
                foreign++;
            }
        }

        /** To whoever applies it, any object with items is a list, whatever its kind says. */
        private static Optional<YamlList> items(YamlMap map) {
            return map.at("kind")
                    .flatMap(kind -> map.get("items"))
                    .filter(YamlList.class::isInstance)
                    .map(YamlList.class::cast);
        }

        private void object(YamlMap map) {
            Optional<String> name =
                    map.at("metadata", "name").or(() -> map.at("metadata", "generateName"));
            if (name.isPresent()) {
                manifests.add(Manifest.of(path, manifests.size(), map, name.get()));
            } else if (NAMELESS.contains(map.at("kind").orElse(""))) {
                foreign++;
            } else {
                nameless(map);
            }
        }

        private void nameless(YamlMap map) {
            problems.add(
                    new Problem(
                            path,
                            map.line(),
                            "This %s has no name.".formatted(map.at("kind").orElse("object")),
                            "Give it a metadata.name."));
        }
    }
}
