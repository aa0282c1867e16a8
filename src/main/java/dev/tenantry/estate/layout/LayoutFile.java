package dev.tenantry.estate.layout;

import dev.tenantry.estate.ParsedFiles;
import dev.tenantry.manifest.Manifest;
import dev.tenantry.manifest.ManifestFile;
import dev.tenantry.manifest.Problem;
import dev.tenantry.manifest.YamlMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What {@code tenantry.yaml} says. The same bytes are read once.
 *
 * @param layout empty when it cannot be used
 * @param problems what is wrong with it; none when it can be used
 */
public record LayoutFile(Optional<Layout> layout, List<Problem> problems) {

    /** What it is, as its first lines say. */
    public static final String API = "tenantry.dev/v1alpha1";

    /** The kind of the one object in it. */
    public static final String KIND = "EstateLayout";

    private static final int LARGEST = 64 << 10;
    private static final int MOST_KEPT = 100;

    private static final Map<String, LayoutFile> KEPT = new ConcurrentHashMap<>();

    public LayoutFile {
        problems = List.copyOf(problems);
    }

    /** Reads it. Never throws: what is wrong with it is a problem. */
    public static LayoutFile read(byte[] bytes) {
        String digest = ParsedFiles.digest(bytes);
        LayoutFile known = KEPT.get(digest);
        if (known != null) {
            return known;
        }
        if (KEPT.size() > MOST_KEPT) {
            KEPT.clear();
        }
        LayoutFile read = read(digest, bytes);
        KEPT.put(digest, read);
        return read;
    }

    /** The same of a file that is parsed already. */
    public static LayoutFile of(ManifestFile file) {
        Mistakes mistakes = new Mistakes();
        Optional<Layout> layout =
                spec(file, mistakes).flatMap(s -> new LayoutReader(s, mistakes).read("parsed"));
        return new LayoutFile(mistakes.isEmpty() ? layout : Optional.empty(), mistakes.all());
    }

    private static LayoutFile read(String digest, byte[] bytes) {
        Mistakes mistakes = new Mistakes();
        Optional<Layout> layout = Optional.empty();
        if (bytes.length > LARGEST) {
            mistakes.add(
                    1,
                    "The layout has %,d bytes; it can have %,d.".formatted(bytes.length, LARGEST));
        } else {
            layout =
                    spec(ManifestFile.read(Layout.PATH, bytes), mistakes)
                            .flatMap(s -> new LayoutReader(s, mistakes).read(digest));
        }
        return new LayoutFile(mistakes.isEmpty() ? layout : Optional.empty(), mistakes.all());
    }

    private static Optional<YamlMap> spec(ManifestFile file, Mistakes mistakes) {
        file.problems().forEach(mistakes::add);
        if (!mistakes.isEmpty()) {
            return Optional.empty();
        }
        if (file.manifests().size() != 1 || file.foreign() > 0) {
            mistakes.add(1, "This file holds one object, an %s of %s.".formatted(KIND, API));
            return Optional.empty();
        }
        Manifest manifest = file.manifests().getFirst();
        if (!manifest.apiVersion().equals(API) || !manifest.kind().equals(KIND)) {
            mistakes.add(manifest.line(), "This is no %s of %s.".formatted(KIND, API));
            return Optional.empty();
        }
        new LayoutNode("The file", manifest.body(), mistakes)
                .only(Set.of("apiVersion", "kind", "metadata", "spec"));
        return new LayoutNode("", manifest.body(), mistakes)
                .below("spec")
                .map(LayoutNode::map)
                .or(
                        () -> {
                            mistakes.add(manifest.line(), "The layout has no spec.");
                            return Optional.empty();
                        });
    }
}
