package dev.tenantry.estate.layout;

import java.nio.charset.StandardCharsets;

/** Layouts that tests write down. */
public final class LayoutText {

    /** A folder for each environment, and in it one for each tenant: each of them is a tenant. */
    public static final String ENVIRONMENTS =
            """
            apiVersion: tenantry.dev/v1alpha1
            kind: EstateLayout
            metadata: {name: layout}
            spec:
              variables:
                env: [dev, prod]
              tenants:
                id: "{team}-{env}"
                namespace: "ns-{tenant}"
                files:
                  - path: environments/{env}/{team}/**
                factory:
                  - path: setup/{env}/{team}/**
                owner: {label: owner}
                environment: {path: env}
              platform: ["shared/**"]
              argocd: ["apps/**"]
              places:
                grants: environments/{env}/{team}/access
              newFiles:
                grant: environments/{env}/{team}/access/{name}.yaml
            """;

    /** All grants in one folder, each with a label; one file for each tenant. */
    public static final String FLAT =
            """
            apiVersion: tenantry.dev/v1alpha1
            kind: EstateLayout
            metadata: {name: layout}
            spec:
              tenants:
                namespace: "team-{tenant}"
                files:
                  - path: grants/*.yaml
                    tenant: {label: team}
                  - path: data/{tenant}/**
                factory:
                  - path: teams/{tenant}.yaml
                owner: {annotation: acme.example/owner}
                dataClass: {annotation: acme.example/class}
              platform: ["shared/**"]
              argocd: ["apps/**"]
              places:
                grants: grants
              newFiles:
                grant: grants/{tenant}-{name}.yaml
            """;

    /** One tenant with a project, and a namespace, for each environment. */
    public static final String PROJECTS =
            """
            apiVersion: tenantry.dev/v1alpha1
            kind: EstateLayout
            metadata: {name: layout}
            spec:
              variables:
                env: [prod, test, dev]
              tenants:
                namespace: "{tenant}--{env}"
                files:
                  - path: teams/{tenant}/{env}/**
                factory:
                  - path: teams/{tenant}/projects/**
              platform: ["platform/**"]
              argocd: ["argocd/**"]
              newFiles:
                grant: teams/{tenant}/{env}/access/{name}.yaml
            """;

    private LayoutText() {}

    public static Layout read(String text) {
        LayoutFile file = LayoutFile.read(text.getBytes(StandardCharsets.UTF_8));
        return file.layout().orElseThrow(() -> new AssertionError(file.problems().toString()));
    }
}
