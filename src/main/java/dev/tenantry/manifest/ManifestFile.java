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
 * @param notRead why it was not read; empty where it was, with or without problems
 */
public record ManifestFile(
        String path,
        List<Manifest> manifests,
        List<Problem> problems,
        int foreign,
        Optional<NotRead> notRead) {

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
        if (NotRead.isLfsPointer(bytes)) {
            return notRead(path, NotRead.LFS_POINTER);
        }
        long values = Density.of(bytes);
        if (values > Density.MOST_OF_FILE) {
            return tooDense(path, values);
        }
        String text;
        try {
            text = Utf8.decode(bytes);
        } catch (CharacterCodingException e) {
            return notRead(
                    NotRead.NOT_TEXT,
                    new Problem(
                            path,
                            Utf8.lineOfFirstError(bytes),
                            "This file is not UTF-8 text, so it was not read.",
                            "Save it as UTF-8 without special encodings, or move it out of the"
                                    + " estate."));
        }
        return read(path, text);
    }

    private static ManifestFile read(String path, String text) {
        Optional<Problem> skipped = AmbiguousText.skipped(path, text);
        if (skipped.isPresent()) {
            return notRead(NotRead.SKIPPED, skipped.get());
        }
        if (NotRead.isTemplate(path, text)) {
            return notRead(path, NotRead.TEMPLATE);
        }
        YamlDocuments documents = YamlDocuments.read(path, text);
        Optional<Problem> ambiguous =
                AmbiguousText.in(path, text)
                        .or(() -> AmbiguousValues.in(path, text, documents.roots()));
        return new Sorting(path).sort(documents, ambiguous);
    }

    /** A file that is not even opened. */
    public static ManifestFile notRead(String path, NotRead why) {
        return new ManifestFile(
                path, List.of(), why.of(path).stream().toList(), 0, Optional.of(why));
    }

    private static ManifestFile notRead(NotRead why, Problem problem) {
        return new ManifestFile(problem.path(), List.of(), List.of(problem), 0, Optional.of(why));
    }

    /** A file that is not even opened because of its size. */
    public static ManifestFile tooLarge(String path, long bytes) {
        return notRead(
                NotRead.TOO_LARGE,
                new Problem(
                        path,
                        1,
                        "This file has %,d bytes; more than %,d are not read."
                                .formatted(bytes, LARGEST),
                        "Split it into one object per file, or move it out of the estate."));
    }

    private static ManifestFile tooDense(String path, long values) {
        return notRead(
                NotRead.TOO_LARGE,
                new Problem(
                        path,
                        1,
                        "This file has some %,d values; of more than %,d none is read."
                                .formatted(values, Density.MOST_OF_FILE),
                        "Split it into one object per file, or move it out of the estate."));
    }

    /** A file that is dense, where other dense files are all that is read at once. */
    public static ManifestFile oneTooMany(String path) {
        return notRead(
                NotRead.TOO_LARGE,
                new Problem(
                        path,
                        1,
                        "This file has more than %,d values, and others like it were read before"
                                        .formatted(Density.MANY)
                                + " it; so much at once is not read.",
                        "Split it into one object per file, or move it out of the estate."));
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
            return new ManifestFile(path, manifests, problems, foreign, Optional.empty());
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
