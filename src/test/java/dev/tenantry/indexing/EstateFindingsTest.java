package dev.tenantry.indexing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is wrong in the estate is found, and forgotten when it is right again. */
class EstateFindingsTest extends IndexedEstate {

    @Test
    void whatIsWrongIsAFindingAndEverythingElseIsIndexed() {
        origin.put("tenants/acme/infra/data/good.yaml", bucket("good"));
        origin.put("tenants/acme/infra/data/broken.yaml", "kind: x: y");
        origin.put("tenants/acme/infra/data/binary.yaml", new byte[] {(byte) 0xC3, 0x28});
        origin.put("tenants/acme/infra/data/odd.yaml", bucket("odd").replace("Bucket", "Bukket"));
        origin.put(
                "tenants/acme/infra/data/unknown.yaml",
                "apiVersion: nobody.example/v1\nkind: Thing\nmetadata: {name: x}\n");
        origin.put(
                "docs/other.yaml", "apiVersion: nobody.example/v1\nkind: T\nmetadata: {name: y}");
        origin.put("charts/values.yaml", "replicas: 1");
        origin.commit("Begin");
        indexing.look();
        assertThat(names()).containsExactly("good", "odd", "x", "y");
        assertThat(sentences())
                .containsExactly(
                        "tenants/acme/infra/data/binary.yaml:1 This file is not UTF-8 text, so it"
                                + " was not read.",
                        "tenants/acme/infra/data/broken.yaml:1 A colon stands where no key can be.",
                        "tenants/acme/infra/data/unknown.yaml:2 No controller of the platform knows"
                                + " the kind Thing of nobody.example/v1.");
        assertThat(
                        rows(
                                "select path from read_model.estate_file where sort = 'UNPLACED' order by path"))
                .containsExactly("charts/values.yaml", "docs/other.yaml");
        assertThat(findings.page(Findings.Filter.ALL, Optional.empty(), 10).items())
                .allSatisfy(finding -> assertThat(finding.tenant()).contains("acme"));
    }

    @Test
    void aKindIsKnownWhoseDefinitionIsInTheEstateAndNobodyIsToldToRemoveOne() {
        String thing = "apiVersion: %s\nkind: Thing\nmetadata: {name: x}\n";
        origin.put("tenants/acme/infra/own.yaml", thing.formatted("things.example/v1"));
        origin.put("tenants/acme/infra/nobody.yaml", thing.formatted("nobody.example/v1"));
        origin.put("tenants/acme/infra/flux.yaml", thing.formatted("helm.toolkit.fluxcd.io/v2"));
        origin.put(
                "platform/crd.yaml",
                """
                apiVersion: apiextensions.k8s.io/v1
                kind: CustomResourceDefinition
                metadata: {name: things.things.example}
                """);
        origin.commit("Begin");
        indexing.look();
        assertThat(findings.page(Findings.Filter.ALL, Optional.empty(), 10).items())
                .hasSize(1)
                .allMatch(finding -> finding.path().equals("tenants/acme/infra/nobody.yaml"))
                .noneMatch(finding -> finding.remedy().contains("remove"));
    }

    @Test
    void findingsAboutNamesComeAndGoWithTheFilesThatCauseThem() {
        origin.put("tenants/acme/infra/data/a.yaml", bucket("a"));
        origin.put("tenants/acme/infra/access/g.yaml", grantOn("a"));
        origin.commit("Begin");
        indexing.look();
        assertThat(sentences()).isEmpty();

        origin.put("tenants/acme/infra/data/again.yaml", bucket("a"));
        origin.commit("Add a twin");
        indexing.look();
        assertThat(sentences())
                .containsExactly(
                        "tenants/acme/infra/data/a.yaml:1 The StorageBucket “a” also stands in"
                                + " tenants/acme/infra/data/again.yaml, line 1.",
                        "tenants/acme/infra/data/again.yaml:1 The StorageBucket “a” also stands in"
                                + " tenants/acme/infra/data/a.yaml, line 1.");

        origin.remove("tenants/acme/infra/data/again.yaml");
        origin.remove("tenants/acme/infra/data/a.yaml");
        origin.commit("Remove both");
        indexing.look();
        assertThat(sentences())
                .containsExactly(
                        "tenants/acme/infra/access/g.yaml:5 resourceRef names the StorageBucket"
                                + " “a”, which is not in the estate in namespace t-acme.");

        origin.put("tenants/acme/infra/data/back.yaml", bucket("a"));
        origin.commit("Bring it back");
        indexing.look();
        assertThat(sentences()).isEmpty();
    }

    @Test
    void theFileOfAnotherTenantIsNotNamed() {
        origin.put("tenants/acme/infra/data/a.yaml", bucket("a"));
        origin.put("tenants/birch/infra/data/b.yaml", bucket("a"));
        origin.commit("Begin");
        indexing.look();
        String sentence = ":1 The StorageBucket “a” also stands in another tenant's folder.";
        assertThat(sentences())
                .contains(
                        "tenants/acme/infra/data/a.yaml" + sentence,
                        "tenants/birch/infra/data/b.yaml" + sentence);
    }

    /** A project of Google's that is nobody's may be a hidden tenant's: its folder may be gone. */
    @Test
    void whatIsNobodysAtGoogleIsForThoseWhoKnowAllTenants() throws SQLException {
        try (Connection connection = database.getConnection()) {
            for (Source source : List.of(Source.GIT, Source.GOOGLE_CLOUD)) {
                Findings.add(
                        connection,
                        "a test",
                        List.of(new Finding(source, "x", 1, Optional.empty(), "x", "y")));
            }
        }
        assertThat(findings.count(Findings.Filter.ALL)).isEqualTo(2);
        assertThat(findings.count(Findings.Filter.except(Set.of("alder")))).isEqualTo(1);
        assertThat(
                        findings.page(Findings.Filter.except(Set.of("alder")), Optional.empty(), 9)
                                .items())
                .extracting(Finding::source)
                .containsExactly(Source.GIT);
    }

    @Test
    void aProjectThatTwoTenantsClaimIsNobodysUntilOneGivesItUp() {
        origin.put("factory/acme/namespace.yaml", namespace("acme", "shared-prod"));
        origin.put("factory/birch/namespace.yaml", namespace("birch", "shared-prod"));
        origin.commit("Begin");
        indexing.look();
        String sentence =
                "factory/%s/namespace.yaml:1 Project shared-prod is claimed by another tenant, too;"
                        + " it counts as nobody's.";
        assertThat(sentences())
                .containsExactly(sentence.formatted("acme"), sentence.formatted("birch"));
        assertThat(rows("select tenant from read_model.project_owner")).isEmpty();
        assertThat(rows("select tenant from read_model.project_of_tenant")).isEmpty();

        origin.put("factory/birch/namespace.yaml", namespace("birch", "birch-prod"));
        origin.commit("Give it up");
        indexing.look();
        assertThat(sentences()).isEmpty();
        for (String view :
                new String[] {"read_model.project_owner", "read_model.project_of_tenant"}) {
            assertThat(rows("select tenant || ' ' || project from " + view + " order by 1"))
                    .containsExactly("acme shared-prod", "birch birch-prod");
        }
    }

    @Test
    void aTenantsProjectIsWhereItsNamespaceSays() {
        origin.put("factory/acme/namespace.yaml", namespace("acme", "acme-prod"));
        origin.put("factory/acme/project.yaml", project("acme-old"));
        origin.put("factory/birch/project.yaml", project("birch-prod"));
        origin.commit("Begin");
        indexing.look();
        assertThat(sentences())
                .containsExactly(
                        "factory/acme/project.yaml:1 This makes project acme-old, but the tenant's"
                                + " namespace is of project acme-prod.");
        assertThat(
                        rows(
                                "select tenant || ' ' || project from read_model.project_of_tenant"
                                        + " order by 1"))
                .containsExactly("acme acme-prod", "birch birch-prod");
    }

    private static String namespace(String tenant, String project) {
        return """
        apiVersion: v1
        kind: Namespace
        metadata: {name: t-%s, annotations: {cnrm.cloud.google.com/project-id: %s}}
        """
                .formatted(tenant, project);
    }

    private static String project(String id) {
        return """
        apiVersion: resourcemanager.cnrm.cloud.google.com/v1beta1
        kind: Project
        metadata: {name: %1$s-project, namespace: kcc-factory}
        spec: {resourceID: %1$s, name: x}
        """
                .formatted(id);
    }
}
