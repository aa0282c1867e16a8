package dev.tenantry.journeys;

import com.microsoft.playwright.options.ColorScheme;
import dev.tenantry.testing.NeedsChromium;
import dev.tenantry.testing.SandboxResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The pictures of the README, which are taken when they are asked for. */
@QuarkusTest
@NeedsChromium
@WithTestResource(SandboxResource.class)
class ReadmePicturesTest extends EveryPage {

    /** {@code -Dtenantry.screenshots=docs/screenshots} takes the pictures of the README again. */
    @Test
    @EnabledIfSystemProperty(named = "tenantry.screenshots", matches = ".+")
    void thePicturesOfTheReadme() {
        Path folder = Path.of(System.getProperty("tenantry.screenshots"));
        String run =
                link(
                        visitor("infra-engineer"),
                        "/runs?phase=failed&template=train-risk-model",
                        "tbody th a");
        String proposal = proposal(visitor("data-engineer"));
        exhibit(folder, "reviewer", ColorScheme.LIGHT, Map.of(proposal, "proposal"));
        exhibit(
                folder,
                "data-engineer",
                ColorScheme.LIGHT,
                Map.of(ASK + "&reason=Look+at+the+flights", "access-request"));
        exhibit(
                folder,
                "infra-engineer",
                ColorScheme.LIGHT,
                Map.of("/", "overview", "/tenants", "tenants", "/costs?range=month", "costs"));
        exhibit(
                folder,
                "infra-engineer",
                ColorScheme.DARK,
                Map.of("/tenants/birchway", "tenant-dark", run, "run-dark"));
    }

    private void exhibit(
            Path folder, String person, ColorScheme scheme, Map<String, String> pictures) {
        try (Visit visit = visit(person, Visit.desktop().setColorScheme(scheme))) {
            pictures.forEach(
                    (path, name) -> {
                        visit.at(path);
                        visit.exhibit(folder, name);
                    });
        }
    }
}
