package dev.tenantry.estate.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TryLayoutTest {

    @TempDir Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    private int run(String... arguments) throws IOException {
        return new TryLayout(new PrintStream(said, true, StandardCharsets.UTF_8)).run(arguments);
    }

    private void put(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    private void estate() throws IOException {
        for (String tenant : new String[] {"retail", "bank"}) {
            put(
                    "teams/%s.yaml".formatted(tenant),
                    "apiVersion: v1\nkind: Namespace\nmetadata: {name: team-%s}\n"
                            .formatted(tenant));
            put(
                    "grants/%s.yaml".formatted(tenant),
                    """
                    apiVersion: iam.cnrm.cloud.google.com/v1beta1
                    kind: IAMPolicyMember
                    metadata: {name: one, labels: {team: %1$s}}
                    spec: {resourceRef: {kind: Project, external: projects/%1$s}, role: roles/browser, member: "user:a@acme.example"}
                    """
                            .formatted(tenant));
        }
        put("other/x.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\n");
        put("charts/values.yaml", "replicas: 3\n");
    }

    @Test
    void itSaysWhatALayoutFindsBeforeItCounts() throws IOException {
        estate();
        Path candidate = folder.resolveSibling(folder.getFileName() + "-layout.yaml");
        Files.writeString(candidate, LayoutText.FLAT);
        assertThat(run(folder.toString(), candidate.toString())).isZero();
        assertThat(said())
                .contains("With this layout: 2 tenants, 2 grants, 1 file unplaced.")
                .contains("Before: 0 tenants, 0 grants, 5 files unplaced.")
                .contains("tenant bank: 2 files come, 0 go")
                .contains("  other/x.yaml");
    }

    @Test
    void itSaysWhereALayoutIsWrong() throws IOException {
        estate();
        put("tenantry.yaml", LayoutText.FLAT.replace("argocd:", "argo:"));
        assertThat(run(folder.toString())).isEqualTo(1);
        assertThat(said()).startsWith("tenantry.yaml:16 A layout has no field “argo”");
    }

    @Test
    void withoutAFolderItSaysHowItIsAsked() throws IOException {
        assertThat(run()).isEqualTo(2);
        assertThat(said()).startsWith("Usage:");
    }
}
