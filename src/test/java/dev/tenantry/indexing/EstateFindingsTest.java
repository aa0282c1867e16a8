package dev.tenantry.indexing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
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
        assertThat(rows("select path from read_model.unplaced_file order by path"))
                .containsExactly("charts/values.yaml", "docs/other.yaml");
        assertThat(findings.page(Findings.Filter.ALL, Optional.empty(), 10).items())
                .allSatisfy(finding -> assertThat(finding.tenant()).contains("acme"));
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
}
