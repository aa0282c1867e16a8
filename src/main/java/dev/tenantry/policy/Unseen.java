package dev.tenantry.policy;

import dev.tenantry.estate.Zone;
import dev.tenantry.manifest.ManifestFile;
import dev.tenantry.manifest.Problem;
import java.nio.charset.StandardCharsets;

/**
 * An object that Argo CD might see in a file where we see none: a document that is no object to us
 * and has the word by which Argo CD knows one. Values of a chart or a pipeline have not.
 */
final class Unseen {

    private static final String WORD = "apiVersion";

    private Unseen() {}

    static boolean isAny(String path, byte[] bytes, ManifestFile file) {
        return Zone.of(path).filter(Zone::isApplied).isPresent()
                && count(new String(bytes, StandardCharsets.ISO_8859_1)) > file.manifests().size();
    }

    private static int count(String text) {
        return text.split(WORD, -1).length - 1;
    }

    static Problem problem(String path) {
        return new Problem(
                path,
                1,
                "A document of this file is no object to us, and may be one to Argo CD.",
                "Only objects of Kubernetes.");
    }
}
