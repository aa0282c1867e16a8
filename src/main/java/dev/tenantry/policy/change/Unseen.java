package dev.tenantry.policy.change;

import dev.tenantry.estate.Zone;
import dev.tenantry.manifest.ManifestFile;
import dev.tenantry.manifest.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where Argo CD might see an object and we none, or leave alone a file in which we see one. */
final class Unseen {

    /** Argo CD knows an object by it; values of a chart or a pipeline have none. */
    private static final String WORD = "apiVersion";

    /**
     * What Argo CD cannot read it ignores, and takes away what it applied of it, unless these stand
     * in the file to the letter: then it says so and stops (reposerver/repository).
     */
    private static final List<String> LOUD = List.of("apiVersion:", "kind:", "metadata:");

    private Unseen() {}

    /** In a file as it would be. */
    static Stream<Problem> in(String path, byte[] bytes, ManifestFile old, ManifestFile young) {
        if (Zone.of(path).filter(Zone::isApplied).isEmpty()) {
            return Stream.empty();
        }
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return Stream.concat(hidden(path, text, old, young), quiet(path, text, young).stream());
    }

    private static Stream<Problem> hidden(
            String path, String text, ManifestFile old, ManifestFile young) {
        boolean any = young.foreign() > old.foreign() && count(text) > young.manifests().size();
        return any
                ? Stream.of(
                        new Problem(
                                path,
                                1,
                                "A document of this file is no object to us, and may be one to Argo CD.",
                                "Only objects of Kubernetes."))
                : Stream.empty();
    }

    private static Optional<Problem> quiet(String path, String text, ManifestFile young) {
        return LOUD.stream()
                .filter(word -> !path.endsWith(".json") && !young.manifests().isEmpty())
                .filter(word -> !text.contains(word))
                .findFirst()
                .map(
                        word ->
                                new Problem(
                                        path,
                                        1,
                                        "Argo CD would ignore this file without a word, if it could not read it.",
                                        word + " without quotes, and nothing before the colon."));
    }

    private static int count(String text) {
        return text.split(WORD, -1).length - 1;
    }
}
