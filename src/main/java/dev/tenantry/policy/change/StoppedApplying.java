package dev.tenantry.policy.change;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.tenantry.estate.AppliedPaths;
import dev.tenantry.estate.Plain;
import dev.tenantry.estate.Zone;
import dev.tenantry.manifest.ManifestFile;
import dev.tenantry.manifest.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A file at which Argo CD gives up the whole folder: nothing of it is applied until somebody mends
 * it, and what was to be taken back stays. It reads a file that ends in {@code .json} as one JSON
 * value and nothing else, and takes a document that is no object for a mistake where another one of
 * the file is an object (reposerver/repository).
 */
final class StoppedApplying {

    private static final JsonFactory JSON = new JsonFactory();

    private StoppedApplying() {}

    /** Empty for what Argo CD can read, and for what it leaves alone. */
    static Optional<Problem> by(
            String path, byte[] now, ManifestFile was, ManifestFile is, AppliedPaths applied) {
        if (!is.problems().isEmpty() || now.length == 0) {
            return Optional.empty();
        }
        Optional<Problem> file = applied.has(path) ? ofFile(path, now, was, is) : Optional.empty();
        return Zone.of(path).filter(Zone::isApplied).isEmpty()
                ? file
                : file.or(
                        () ->
                                Plain.changed(is.manifests(), was.manifests())
                                        .flatMap(it -> RefusedByKubernetes.judge(it).stream())
                                        .findFirst());
    }

    private static Optional<Problem> ofFile(
            String path, byte[] now, ManifestFile was, ManifestFile is) {
        if (path.endsWith(".json")) {
            return isOneValue(now) && is.foreign() == 0 && !is.manifests().isEmpty()
                    ? Optional.empty()
                    : Optional.of(problem(path, "This file is not one object in plain JSON"));
        }
        return is.foreign() > was.foreign() && !is.manifests().isEmpty()
                ? Optional.of(problem(path, "A document of this file is no object, others are"))
                : Optional.empty();
    }

    private static boolean isOneValue(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        try (JsonParser parser = JSON.createParser(text)) {
            return !text.startsWith("\uFEFF")
                    && parser.nextToken() == JsonToken.START_OBJECT
                    && parser.skipChildren().currentToken() == JsonToken.END_OBJECT
                    && parser.nextToken() == null;
        } catch (IOException notJson) {
            return false;
        }
    }

    private static Problem problem(String path, String what) {
        return new Problem(
                path,
                1,
                what + ": Argo CD would apply nothing of its folder any more.",
                "Only objects of Kubernetes, and in a file of JSON one.");
    }
}
