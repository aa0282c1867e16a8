package dev.tenantry.indexing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Access, drift and costs have one answer to what is live: what Argo CD applies. */
class AppliedFilesTest extends IndexedByAll {

    private static final String SET =
            """
            apiVersion: argoproj.io/v1alpha1
            kind: ApplicationSet
            metadata: {name: infra}
            spec:
              generators: [{git: {repoURL: x, directories: [{path: '%s'}]}}]
              template:
                spec:
                  source: {repoURL: x, path: '{{.path.path}}', directory: {recurse: true}}
            """;

    private static final String PLACES =
            "select path from read_model.grant_row union select path from read_model.desired_binding";

    @BeforeEach
    void begin() {
        putGood();
        String grant = grant("g", PROJECT, "roles/x", "user:a@b.c");
        origin.put(OWN + "g.yaml", grant).put("docs/g.yaml", grant).put("policy/g.yaml", grant);
        origin.put("tenants/acme/old/g.yaml", grant).put("tenants/Fennwick/infra/g.yaml", grant);
    }

    @Test
    void whatNoApplicationAppliesIsInNoListAndAFinding() {
        isIndexed(origin.put("argocd/a.yaml", SET.formatted("tenants/*/infra")).commit("Begin"));
        assertThat(rows("select path from read_model.grant_row")).containsExactly(OWN + "g.yaml");
        assertThat(rows("select path from read_model.desired_binding"))
                .containsExactlyInAnyOrder(OWN + "g.yaml", "tenants/Fennwick/infra/g.yaml");
        isSaid("tenants/acme/old/g.yaml", "No Application of Argo CD applies this file");
        isSaid("tenants/Fennwick/infra/g.yaml", "cannot be a tenant's");
        assertThat(
                        rows(
                                "select application from read_model.estate_file where path = '"
                                        + OWN
                                        + "g.yaml'"))
                .containsExactly("ApplicationSet infra");
    }

    @Test
    void anApplicationThatTakesOtherFoldersIsFollowed() {
        isIndexed(origin.put("argocd/a.yaml", SET.formatted("tenants/*/infra")).commit("Begin"));
        isIndexed(origin.put("argocd/a.yaml", SET.formatted("tenants/*/old")).commit("Move"));
        assertThat(rows(PLACES)).containsExactly("tenants/acme/old/g.yaml");
        isSaid(OWN + "g.yaml", "No Application of Argo CD applies this file");
    }

    @Test
    void whereNoneIsKnownWhatMayBeAppliedCounts() {
        isIndexed(origin.commit("Begin"));
        assertThat(rows(PLACES)).doesNotContain("docs/g.yaml", "policy/g.yaml").hasSize(3);
    }
}
