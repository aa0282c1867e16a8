package dev.tenantry.estate.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.estate.Zone;
import dev.tenantry.manifest.TenantId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LayoutTest {

    private static final Layout.Contents SILENT = (_, _) -> Optional.empty();

    private static String place(Layout layout, String path) {
        return layout.place(path, SILENT)
                .map(p -> p.zone() + " " + p.tenant().map(TenantId::value).orElse("nobody"))
                .orElse("nowhere");
    }

    @Test
    void theStandardLayoutHasAFolderForEachTenant() {
        assertThat(
                        List.of(
                                "tenants/acme/infra/x.yaml",
                                "factory/acme/project.yaml",
                                "tenants/stray.yaml",
                                "tenants/No-Tenant/x.yaml",
                                "platform/x.yaml",
                                "policy/rule.yaml",
                                "README.md"))
                .extracting(path -> place(Layout.STANDARD, path))
                .containsExactly(
                        "TENANT acme",
                        "FACTORY acme",
                        "TENANT nobody",
                        "TENANT nobody",
                        "PLATFORM nobody",
                        "POLICY nobody",
                        "nowhere");
    }

    @Test
    void aFolderForEachEnvironmentMakesTheIdOfTwoParts() {
        Layout layout = LayoutText.read(LayoutText.ENVIRONMENTS);
        assertThat(place(layout, "environments/prod/retail/access/x.yaml"))
                .isEqualTo("TENANT retail-prod");
        assertThat(place(layout, "environments/stage/retail/x.yaml")).isEqualTo("TENANT nobody");
        assertThat(layout.folders(Zone.TENANT, TenantId.of("retail-prod")))
                .containsExactly("environments/prod/retail/");
        assertThat(layout.spot(layout.spots().newGrant(), new TenantId("retail-prod")))
                .contains("environments/prod/retail/access/{name}.yaml");
    }

    @Test
    void aFlatFolderIsTheTenantsThatEachFileNames() {
        Layout layout = LayoutText.read(LayoutText.FLAT);
        assertThat(place(layout, "grants/one.yaml")).isEqualTo("TENANT nobody");
        assertThat(layout.place("grants/one.yaml", (_, how) -> Optional.of("retail")))
                .hasValueSatisfying(
                        place -> {
                            assertThat(place.tenant()).contains(new TenantId("retail"));
                            assertThat(place.told()).isFalse();
                        });
        assertThat(place(layout, "teams/retail.yaml")).isEqualTo("FACTORY retail");
    }

    @Test
    void aTenantWithThreeProjectsHasThreeNamespaces() {
        Layout layout = LayoutText.read(LayoutText.PROJECTS);
        assertThat(layout.namespaces(new TenantId("retail")))
                .containsExactly("retail--prod", "retail--test", "retail--dev");
        assertThat(layout.ofNamespace("retail--dev")).contains(new TenantId("retail"));
        assertThat(layout.ofNamespace("retail--other")).isEmpty();
        assertThat(place(layout, "teams/retail/projects/dev.yaml")).isEqualTo("FACTORY retail");
        assertThat(place(layout, "teams/retail/dev/x.yaml")).isEqualTo("TENANT retail");
    }

    @Test
    void twoPatternsMeetWhereOnePathIsOfBoth() {
        assertThat(meet("a/{x}/**", "a/b/**")).isTrue();
        assertThat(meet("a/{x}.yaml", "a/{x}/**")).isFalse();
        assertThat(meet("a/**/c.yaml", "a/c.yaml")).isTrue();
        assertThat(meet("a/*.yaml", "a/*.json")).isFalse();
        assertThat(meet("a/**", "b/**")).isFalse();
        assertThat(meet("a/*-x/**", "a/y-*/**")).isTrue();
    }

    private static boolean meet(String one, String other) {
        return PathPattern.of(one, java.util.Map.of())
                .meets(PathPattern.of(other, java.util.Map.of()));
    }

    @Test
    void theSameVariableTwiceIsTheSameTwice() {
        PathPattern pattern = PathPattern.of("a/{t}/{t}.yaml", java.util.Map.of());
        assertThat(pattern.match("a/x/x.yaml")).isPresent();
        assertThat(pattern.match("a/x/y.yaml")).isEmpty();
    }
}
