package dev.tenantry.sandbox.world;

import java.util.List;

/** Writes what Argo CD reads first: projects, applications and application sets. */
final class ArgoFiles {

    private static final String PROJECT =
            """
            apiVersion: argoproj.io/v1alpha1
            kind: AppProject
            metadata:
              name: ${name}
              namespace: argocd
            spec:
              description: ${description}
              sourceRepos: ["${repository}"]
              destinations:
                - {server: https://kubernetes.default.svc, namespace: ${namespace}}
                - {server: https://kubernetes.default.svc, namespace: "${other}"}
              clusterResourceWhitelist: [${cluster}]
              namespaceResourceWhitelist:
            """;

    private static final String ROOT =
            """
            apiVersion: argoproj.io/v1alpha1
            kind: Application
            metadata:
              name: root
              namespace: argocd
            spec:
              project: default
              source:
                repoURL: ${repository}
                targetRevision: main
                path: argocd
                directory:
                  recurse: true
                  exclude: root.yaml
              destination:
                server: https://kubernetes.default.svc
                namespace: argocd
              syncPolicy:
                automated: {prune: false, selfHeal: true}
            """;

    private static final String APPLICATION =
            """
            apiVersion: argoproj.io/v1alpha1
            kind: Application
            metadata:
              name: ${name}
              namespace: argocd
              annotations:
                argocd.argoproj.io/manifest-generate-paths: .
            spec:
              project: platform
              source:
                repoURL: ${repository}
                targetRevision: main
                path: platform/${name}
                directory: {recurse: true}
              destination:
                server: https://kubernetes.default.svc
                namespace: ${namespace}
              syncPolicy:
                automated: {prune: true, selfHeal: true}
                syncOptions: [ApplyOutOfSyncOnly=true]
            """;

    private static final String SET =
            """
            apiVersion: argoproj.io/v1alpha1
            kind: ApplicationSet
            metadata:
              name: ${name}
              namespace: argocd
            spec:
              goTemplate: true
              goTemplateOptions: ["missingkey=error"]
              generators:
                - git:
                    repoURL: ${repository}
                    revision: main
                    directories:
                      - path: ${folders}
              syncPolicy:
                applicationsSync: create-update        # a vanished folder never deletes an Application
                preserveResourcesOnDeletion: true      # and a deleted Application never deletes a project
              template:
                metadata:
                  name: '${layer}-{{index .path.segments 1}}'
                  annotations:
                    argocd.argoproj.io/manifest-generate-paths: .
                  labels:
                    tenant: '{{index .path.segments 1}}'
                    layer: ${layer}
                spec:
                  project: ${project}
                  source:
                    repoURL: ${repository}
                    targetRevision: main
                    path: '{{.path.path}}'
                    directory: {recurse: true}
                  destination:
                    server: https://kubernetes.default.svc
                    namespace: '${namespace}'
                  syncPolicy:
                    automated: {prune: ${prune}, selfHeal: true}
                    syncOptions: [ApplyOutOfSyncOnly=true, PruneLast=true]
                    retry: {limit: 5, backoff: {duration: 30s, factor: 2, maxDuration: 10m}}
            """;

    private final Platform platform;

    ArgoFiles(Platform platform) {
        this.platform = platform;
    }

    List<EstateFile> all() {
        return List.of(
                file("root", ROOT),
                platformProject(),
                factoryProject(),
                tenantsProject(),
                application("node-pools", "kcc-platform"),
                application("workflow-templates", "argo"),
                set("factory", "factory/*", "factory", "factory", "kcc-factory", "false"),
                set("tenant-infra", "tenants/*/infra", "infra", "tenants", TENANT, "true"),
                set(
                        "tenant-workflows",
                        "tenants/*/workflows",
                        "workflows",
                        "tenants",
                        TENANT,
                        "true"));
    }

    private static final String TENANT = "t-{{index .path.segments 1}}";

    private EstateFile platformProject() {
        return project(
                "platform",
                "What all tenants share",
                "kcc-platform",
                "argo",
                "{group: argoproj.io, kind: ClusterWorkflowTemplate}",
                "container.cnrm.cloud.google.com:*");
    }

    private EstateFile factoryProject() {
        return project(
                "factory",
                "Projects, billing and namespaces; platform team only",
                "kcc-factory",
                "t-*",
                "{group: \"\", kind: Namespace}",
                "resourcemanager.cnrm.cloud.google.com:*",
                "billingbudgets.cnrm.cloud.google.com:*",
                "iam.cnrm.cloud.google.com:*",
                "core.cnrm.cloud.google.com:ConfigConnectorContext");
    }

    private EstateFile tenantsProject() {
        return project(
                "tenants",
                "Everything a tenant folder may contain",
                "argo",
                "t-*",
                "",
                "serviceusage.cnrm.cloud.google.com:Service",
                "bigquery.cnrm.cloud.google.com:*",
                "storage.cnrm.cloud.google.com:StorageBucket",
                "iam.cnrm.cloud.google.com:IAMServiceAccount",
                "iam.cnrm.cloud.google.com:IAMPolicyMember",
                "iam.cnrm.cloud.google.com:IAMAuditConfig",
                "dlp.cnrm.cloud.google.com:*",
                "monitoring.cnrm.cloud.google.com:*",
                "argoproj.io:WorkflowTemplate",
                "argoproj.io:CronWorkflow",
                ":ServiceAccount",
                ":ResourceQuota",
                "rbac.authorization.k8s.io:Role",
                "rbac.authorization.k8s.io:RoleBinding");
    }

    private EstateFile project(
            String name,
            String description,
            String namespace,
            String other,
            String cluster,
            String... kinds) {
        StringBuilder text =
                new StringBuilder(
                        PROJECT.replace("${name}", name)
                                .replace("${description}", description)
                                .replace("${namespace}", namespace)
                                .replace("${other}", other)
                                .replace("${cluster}", cluster));
        for (String kind : kinds) {
            int colon = kind.indexOf(':');
            text.append("    - {group: \"").append(kind, 0, colon).append("\", kind: \"");
            text.append(kind, colon + 1, kind.length()).append("\"}\n");
        }
        return file("projects/" + name, text.toString());
    }

    private EstateFile application(String name, String namespace) {
        return file(
                "apps/" + name,
                APPLICATION.replace("${name}", name).replace("${namespace}", namespace));
    }

    private EstateFile set(
            String name,
            String folders,
            String layer,
            String project,
            String namespace,
            String prune) {
        return file(
                "appsets/" + name,
                SET.replace("${name}", name)
                        .replace("${folders}", folders)
                        .replace("${layer}", layer)
                        .replace("${project}", project)
                        .replace("${namespace}", namespace)
                        .replace("${prune}", prune));
    }

    private EstateFile file(String name, String text) {
        return new EstateFile(
                "argocd/" + name + ".yaml",
                text.replace("${repository}", platform.repositoryUrl()));
    }
}
