package dev.tenantry.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.policy.argo.ArgoPaths;
import dev.tenantry.policy.argo.ArgoSources;
import dev.tenantry.testing.PaperEstate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In an estate in which Argo CD applies something of a second repository, too. */
class RepositoriesTest {

    private static final String OWN = "https://github.com/acme-ml/infra.git";
    private static final String OTHER = "https://github.com/acme-ml/dashboards.git";
    private static final String NEW = "argocd/apps/new.yaml";

    private static final PaperEstate ESTATE =
            GuardedEstate.ESTATE
                    .with(GuardedEstate.APPLICATION, application(OWN, "main", "platform/shared"))
                    .with("platform/shared/a.yaml", "# Nothing yet.\n")
                    .with(
                            "argocd/apps/dashboards.yaml",
                            application(OTHER, "stable", "platform/dashboards")
                                    .replace("name: pools", "name: dashboards"));

    private static String application(String repository, String revision, String path) {
        return GuardedEstate.application(repository, revision, path)
                .replace("platform/shared\"", "platform/shared\", directory: {recurse: true}");
    }

    private static List<String> refusals(String repository, String revision, String path) {
        String text =
                GuardedEstate.application(repository, revision, path)
                        .replace("name: pools", "name: new");
        return PaperPolicy.refusals(PaperPolicy.judge(ESTATE, ESTATE.with(NEW, text)));
    }

    @Test
    void aFolderOfTheEstateIsAppliedFromWhereTheEstateIs() {
        assertThat(refusals(OWN, "main", "platform/more")).isEmpty();
    }

    @Test
    void aRevisionIsKnownOfItsRepository() {
        assertThat(refusals(OWN, "stable", "platform/more")).containsExactly(ArgoSources.RULE);
        assertThat(refusals(OTHER, "main", "platform/dashboards/b"))
                .containsExactly(ArgoSources.RULE);
    }

    @Test
    void ofAnotherRepositoryNobodyKnowsWhatStandsInAFolder() {
        assertThat(refusals(OTHER, "stable", "platform/more")).containsExactly(ArgoSources.RULE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://github.com/acme-ml/infra",
                "HTTPS://GitHub.com/acme-ml/Infra.git/",
                "git@github.com:acme-ml/infra.git",
                "ssh://git@ssh.github.com:443/acme-ml/infra",
                "https://robot:token@github.com/acme-ml/infra.git",
                "https://github.com/acme-ml/%69nfra"
            })
    void oneRepositoryHasManySpellings(String spelling) {
        PaperEstate both =
                ESTATE.with(
                        "argocd/apps/spelling.yaml",
                        application(spelling, "main", "platform/elsewhere")
                                .replace("name: pools", "name: spelling"));
        String again =
                GuardedEstate.application(spelling, "main", "platform/shared/b")
                        .replace("name: pools", "name: new");
        assertThat(PaperPolicy.refusals(PaperPolicy.judge(both, both.with(NEW, again))))
                .contains(ArgoPaths.RULE);
    }
}
