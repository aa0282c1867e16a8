package dev.tenantry.policy;

import static dev.tenantry.policy.GuardedEstate.ESTATE;

import dev.tenantry.policy.files.ReadableFiles;
import java.util.List;

/** Files at which Argo CD gives up a folder, so that nothing is taken back there any more. */
final class StoppedAttacks {

    private static final String POOLS = "platform/node-pools/";

    private StoppedAttacks() {}

    static List<Attack> all() {
        String quota = ESTATE.text(GuardedEstate.QUOTA).replace("t-acme-retail", "kcc-factory");
        return List.of(
                stopping("a file of JSON that is YAML", "x.json", quota),
                stopping("a file of JSON with a comment", "x.json", "# note\n" + json()),
                stopping("a file of JSON with two values", "x.json", json() + json()),
                stopping("a file of JSON that is no object", "x.json", "{\"a\": 1}"),
                stopping(
                        "a document that is no object behind one that is",
                        "x.yaml",
                        quota + "---\nnote: only a note\n"));
    }

    private static String json() {
        return """
        {"apiVersion": "v1", "kind": "ResourceQuota", "metadata": {"name": "q", "namespace": "kcc-factory"},
         "spec": {"hard": {"pods": "1"}}}
        """;
    }

    private static Attack stopping(String how, String name, String text) {
        return Attack.refused(how, POOLS + name, text, ReadableFiles.RULE);
    }
}
