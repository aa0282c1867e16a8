package dev.tenantry.indexing;

import dev.tenantry.estate.layout.LayoutText;
import dev.tenantry.testing.GitRepo;

/** The same two tenants in three layouts that are not the console's own. */
final class OtherEstates {

    private OtherEstates() {}

    /**
     * A folder for each environment: {@code retail-prod}, {@code retail-dev}, {@code bank-prod}.
     */
    static String environments(GitRepo repo) {
        repo.put("tenantry.yaml", LayoutText.ENVIRONMENTS);
        for (String[] one :
                new String[][] {{"retail", "prod"}, {"retail", "dev"}, {"bank", "prod"}}) {
            String id = one[0] + "-" + one[1];
            String base = one[1] + "/" + one[0];
            repo.put("setup/" + base + "/make.yaml", namespace("ns-" + id, id, "x"));
            repo.put("environments/" + base + "/data.yaml", dataset("ns-" + id, "sales"));
            repo.put(
                    "environments/" + base + "/access/one.yaml", grant("ns-" + id, id + "-ml", ""));
        }
        return commit(repo);
    }

    /** All grants in one folder; a file for each tenant. */
    static String flat(GitRepo repo) {
        repo.put("tenantry.yaml", LayoutText.FLAT);
        for (String id : new String[] {"retail", "bank"}) {
            repo.put("teams/" + id + ".yaml", namespace("team-" + id, id, "acme.example/owner"));
            repo.put("data/" + id + "/data.yaml", dataset("team-" + id, "sales"));
            repo.put("grants/" + id + "-one.yaml", grant("team-" + id, id + "-ml", "team: " + id));
        }
        return commit(repo);
    }

    /** A tenant with three projects, and one with one. */
    static String projects(GitRepo repo) {
        repo.put("tenantry.yaml", LayoutText.PROJECTS);
        for (String env : new String[] {"prod", "test", "dev"}) {
            project(repo, "retail", env);
        }
        project(repo, "bank", "prod");
        return commit(repo);
    }

    private static void project(GitRepo repo, String id, String env) {
        String namespace = id + "--" + env;
        String base = "teams/" + id + "/";
        repo.put(base + "projects/" + env + ".yaml", namespace(namespace, id + "-" + env, "x"));
        repo.put(base + env + "/data.yaml", dataset(namespace, "sales_" + env));
        repo.put(base + env + "/one.yaml", grant(namespace, id + "-" + env + "-ml", ""));
    }

    private static String commit(GitRepo repo) {
        repo.put("README.md", "Ours.");
        repo.put("docs/example.yaml", grant("nobody", "nobody-ml", ""));
        return repo.commit("An estate");
    }

    static String namespace(String name, String id, String owner) {
        return """
        apiVersion: v1
        kind: Namespace
        metadata:
          name: %1$s
          labels: {env: prod, owner: owners-%2$s}
          annotations:
            cnrm.cloud.google.com/project-id: %2$s-ml
            %3$s: owners-%2$s
        """
                .formatted(name, id, owner);
    }

    static String dataset(String namespace, String name) {
        return """
        apiVersion: bigquery.cnrm.cloud.google.com/v1beta1
        kind: BigQueryDataset
        metadata:
          name: %2$s
          namespace: %1$s
          labels: {data-class: internal}
          annotations: {acme.example/class: confidential}
        spec: {resourceID: %3$s, location: EU}
        """
                .formatted(namespace, name.replace('_', '-'), name);
    }

    static String grant(String namespace, String project, String label) {
        return """
        apiVersion: iam.cnrm.cloud.google.com/v1beta1
        kind: IAMPolicyMember
        metadata:
          name: one-%2$s
          namespace: %1$s
          labels: {%3$s}
        spec:
          resourceRef: {kind: Project, external: projects/%2$s}
          role: roles/bigquery.jobUser
          member: group:analysts@acme.example
        """
                .formatted(namespace, project, label);
    }
}
