package dev.tenantry.indexing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** An estate that is indexed by everything that indexes, with something good in it. */
abstract class IndexedByAll extends IndexedEstate {

    static final String OWN = "tenants/acme/infra/";

    static final String NAMESPACE =
            """
            apiVersion: v1
            kind: Namespace
            metadata:
              name: t-acme
              annotations: {cnrm.cloud.google.com/project-id: acme-data}
            """;

    static final String PROJECT = "{kind: Project, external: projects/acme-data}";

    @Override
    List<Projection<?>> projections() {
        return WholeWorld.projections();
    }

    void putGood() {
        origin.put("factory/acme/namespace.yaml", NAMESPACE).put(OWN + "good.yaml", bucket("good"));
    }

    static String object(String version, String kind, String name, String spec) {
        return "apiVersion: %s\nkind: %s\nmetadata: {name: %s, namespace: t-acme}\nspec: %s\n"
                .formatted(version, kind, name, spec);
    }

    static String grant(String name, String on, String role, String member) {
        return object(
                "iam.cnrm.cloud.google.com/v1beta1",
                "IAMPolicyMember",
                name,
                "{resourceRef: %s, role: %s, member: \"%s\"}".formatted(on, role, member));
    }

    /** What is good is there, the commit is indexed, and the history is at it. */
    void isIndexed(String commit) {
        assertThat(indexing.look()).isTrue();
        assertThat(freshness.of(Source.GIT).trouble()).isEmpty();
        assertThat(runs.marker(Source.GIT)).contains(commit);
        assertThat(rows("select head from read_model.estate_history")).containsExactly(commit);
        assertThat(names()).contains("good", "t-acme");
        assertThat(rows("select id from read_model.tenant_resource")).contains("good");
        assertThat(rows("select id from read_model.tenant")).contains("acme");
    }

    void isSaid(String path, String sentence) {
        assertThat(sentences())
                .anyMatch(said -> said.startsWith(path + ":") && said.contains(sentence));
    }
}
