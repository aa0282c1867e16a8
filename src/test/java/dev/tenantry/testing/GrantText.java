package dev.tenantry.testing;

import java.time.Instant;
import java.util.Optional;

/** The text of a grant's manifest, with everything that a test may want to get wrong. */
public record GrantText(
        String tenant,
        String name,
        String principal,
        String role,
        String target,
        Optional<String> condition,
        Optional<String> expiresAt) {

    /** Jane may read a dataset of the tenant until {@code end}. */
    public static GrantText dataset(String tenant, String dataset, Instant end) {
        String resource = "projects/" + tenant + "-ml-prod/datasets/" + dataset;
        return new GrantText(
                tenant,
                "20261122-jane-bigquery-dataviewer",
                "user:jane.doe@acme.example",
                "roles/bigquery.dataViewer",
                project(tenant + "-ml-prod"),
                Optional.of(
                        "request.time < timestamp(\"%s\") && (resource.name == \"%s\" || resource.name.startsWith(\"%s/\"))"
                                .formatted(end, resource, resource)),
                Optional.of(end.toString()));
    }

    /** Jane may run queries in the project of the tenant, without an end. */
    public static GrantText project(String tenant, String role) {
        return new GrantText(
                tenant,
                "20261122-jane-bigquery-jobuser",
                "user:jane.doe@acme.example",
                role,
                project(tenant + "-ml-prod"),
                Optional.empty(),
                Optional.of("never"));
    }

    public static String project(String id) {
        return "{apiVersion: resourcemanager.cnrm.cloud.google.com/v1beta1, kind: Project, external: projects/"
                + id
                + "}";
    }

    public static String bucket(String name) {
        return "{apiVersion: storage.cnrm.cloud.google.com/v1beta1, kind: StorageBucket, name: "
                + name
                + "}";
    }

    public GrantText named(String other) {
        return new GrantText(tenant, other, principal, role, target, condition, expiresAt);
    }

    public GrantText to(String other) {
        return new GrantText(tenant, name, other, role, target, condition, expiresAt);
    }

    public GrantText as(String other) {
        return new GrantText(tenant, name, principal, other, target, condition, expiresAt);
    }

    public GrantText on(String other) {
        return new GrantText(tenant, name, principal, role, other, condition, expiresAt);
    }

    public GrantText when(String other) {
        return new GrantText(tenant, name, principal, role, target, Optional.of(other), expiresAt);
    }

    public GrantText always() {
        return new GrantText(tenant, name, principal, role, target, Optional.empty(), expiresAt);
    }

    public GrantText saying(String other) {
        return new GrantText(tenant, name, principal, role, target, condition, Optional.of(other));
    }

    public GrantText sayingNothing() {
        return new GrantText(tenant, name, principal, role, target, condition, Optional.empty());
    }

    public String path() {
        return "tenants/" + tenant + "/infra/access/grants/" + name + ".yaml";
    }

    public String text() {
        return """
        apiVersion: iam.cnrm.cloud.google.com/v1beta1
        kind: IAMPolicyMember
        metadata:
          name: grant-%s
          namespace: t-%s
          labels: {tenantry.dev/kind: grant}
          annotations:
            tenantry.dev/justification: "Checks a test"
        %sspec:
          resourceRef: %s
          role: %s
          member: '%s'
        %s"""
                .formatted(
                        name,
                        tenant,
                        expiresAt
                                .map(at -> "    tenantry.dev/expires-at: \"" + at + "\"\n")
                                .orElse(""),
                        target,
                        role,
                        principal,
                        condition
                                .map(
                                        c ->
                                                "  condition:\n    title: expires\n    expression: '"
                                                        + c.replace("'", "''")
                                                        + "'\n")
                                .orElse(""));
    }

    public PaperEstate in(PaperEstate estate) {
        return estate.with(path(), text());
    }
}
