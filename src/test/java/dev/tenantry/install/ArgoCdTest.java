package dev.tenantry.install;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantry.testing.UpstreamSchemas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Tenantry as Argo CD deploys it from the estate: what is copied there fits together. */
@ResourceLock(UpstreamSchemas.LOCK)
class ArgoCdTest {

    private static final Path FOLDER = Path.of("k8s/argo-cd");

    @Test
    void argoCdKnowsEveryField() throws IOException, InterruptedException {
        UpstreamSchemas.accept(FOLDER, 2);
    }

    @Test
    void theApplicationIsOneOfItsProjectAndLeadsToTheOverlay() throws IOException {
        JsonNode project = read("AppProject");
        JsonNode application = read("Application").path("spec");
        assertThat(application.path("project")).isEqualTo(project.at("/metadata/name"));
        assertThat(project.at("/spec/sourceRepos/0")).isEqualTo(application.at("/source/repoURL"));
        assertThat(project.at("/spec/destinations/0")).isEqualTo(application.path("destination"));
        assertThat(application.at("/source/path").asText()).startsWith("platform/tenantry/");
        Path overlay =
                Path.of(
                        application
                                .at("/source/path")
                                .asText()
                                .replaceFirst("^platform/tenantry", "k8s"));
        assertThat(overlay.resolve("kustomization.yaml")).exists();
        JsonNode settings =
                Kustomize.parse(Files.readString(overlay.resolve("kustomization.yaml"))).getFirst();
        assertThat(application.at("/destination/namespace")).isEqualTo(settings.path("namespace"));
        assertThat(Files.readString(overlay.resolve("settings.env")))
                .contains("TENANTRY_ESTATE_URL=" + application.at("/source/repoURL").asText());
    }

    /** What lies in no namespace is applied only where the project names its kind. */
    @Test
    @NeedsKustomize
    void theProjectMayMakeWhatTheOverlayHasOutsideOfItsNamespace() throws IOException {
        assertThat(read("AppProject").at("/spec/clusterResourceWhitelist").findValuesAsText("kind"))
                .containsExactlyInAnyOrderElementsOf(
                        Kustomize.render("k8s/overlays/production").stream()
                                .filter(object -> !object.at("/metadata").has("namespace"))
                                .map(object -> object.path("kind").asText())
                                .toList());
    }

    private static JsonNode read(String kind) throws IOException {
        return Kustomize.parse(Files.readString(FOLDER.resolve("application.yaml"))).stream()
                .filter(object -> object.path("kind").asText().equals(kind))
                .findFirst()
                .orElseThrow();
    }
}
