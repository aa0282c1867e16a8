package dev.tenantry.sandbox.world;

import java.util.List;

/** Writes the folder {@code factory/<tenant>}: project, lien, budget, namespace and identity. */
final class FactoryFiles {

    private static final String PROJECT =
            """
                apiVersion: resourcemanager.cnrm.cloud.google.com/v1beta1
                kind: Project
                metadata:
                  name: ${project}            # immutable, and never to be used again
                  namespace: kcc-factory
                  labels: {tenant: ${tenant}, env: ${env}, cost-center: ${cost-center}}
                  annotations:
                    cnrm.cloud.google.com/auto-create-network: "false"
                    cnrm.cloud.google.com/deletion-policy: abandon
                    argocd.argoproj.io/sync-wave: "0"
                    argocd.argoproj.io/sync-options: Prune=false,Delete=false
                spec:
                  name: ${project}
                  folderRef: {external: "${folder}"}
                  billingAccountRef: {external: "${billing}"}
                """;

    private static final String LIEN =
            """
                apiVersion: resourcemanager.cnrm.cloud.google.com/v1beta1
                kind: ResourceManagerLien
                metadata:
                  name: ${tenant}-no-delete
                  namespace: kcc-factory
                  annotations:
                    argocd.argoproj.io/sync-wave: "1"
                spec:
                  parent:
                    projectRef: {name: ${project}}
                  restrictions: [resourcemanager.projects.delete]
                  origin: tenantry
                  reason: Tenant project; remove this lien by pull request before off-boarding
                """;

    private static final String BUDGET =
            """
                apiVersion: billingbudgets.cnrm.cloud.google.com/v1beta1
                kind: BillingBudgetsBudget
                metadata:
                  name: ${tenant}-monthly
                  namespace: kcc-factory
                  annotations:
                    argocd.argoproj.io/sync-wave: "1"
                spec:
                  billingAccountRef: {external: "${billing}"}
                  displayName: ${tenant} monthly
                  budgetFilter:
                    projects:
                      - external: projects/${project}
                    calendarPeriod: MONTH
                    creditTypesTreatment: INCLUDE_ALL_CREDITS
                  amount:
                    specifiedAmount: {currencyCode: EUR, units: ${budget}}
                  thresholdRules:
                    - {thresholdPercent: 0.5, spendBasis: CURRENT_SPEND}
                    - {thresholdPercent: 0.9, spendBasis: CURRENT_SPEND}
                    - {thresholdPercent: 1.0, spendBasis: FORECASTED_SPEND}
                  allUpdatesRule:
                    pubsubTopicRef: {external: projects/${platform}/topics/budget-alerts}
                    schemaVersion: "1.0"
                """;

    private final Platform platform;
    private final Tenant tenant;

    FactoryFiles(Platform platform, Tenant tenant) {
        this.platform = platform;
        this.tenant = tenant;
    }

    List<EstateFile> all() {
        return List.of(
                file("project", filled(PROJECT)),
                file("lien", filled(LIEN)),
                file("budget", filled(BUDGET)),
                file("namespace", namespace()),
                file("kcc-identity", filled(KccIdentityFile.text())));
    }

    private String namespace() {
        String visible =
                tenant.visibleTo().map(g -> "    tenantry.dev/visible-to: " + g + "\n").orElse("");
        return filled(
                        """
                        apiVersion: v1
                        kind: Namespace
                        metadata:
                          name: ${namespace}
                          labels: {tenant: ${tenant}, env: ${env}}
                          annotations:
                            cnrm.cloud.google.com/project-id: ${project}
                            tenantry.dev/display-name: ${name}
                            tenantry.dev/owner: ${owner}
                            tenantry.dev/cost-center: ${cost-center}
                        ${visible}    tenantry.dev/allowed-roles: ${roles}
                            argocd.argoproj.io/sync-wave: "-1"
                            argocd.argoproj.io/sync-options: Prune=false,Delete=false
                        ---
                        apiVersion: core.cnrm.cloud.google.com/v1beta1
                        kind: ConfigConnectorContext
                        metadata:
                          name: configconnectorcontext.core.cnrm.cloud.google.com
                          namespace: ${namespace}
                          annotations:
                            argocd.argoproj.io/sync-wave: "3"
                        spec:
                          googleServiceAccount: ${kcc}
                          requestProjectPolicy: SERVICE_ACCOUNT_PROJECT
                          stateIntoSpec: Absent
                        """)
                .replace("${visible}", visible)
                .replace("${roles}", String.join(",", KccIdentityFile.GRANTABLE));
    }

    private String filled(String text) {
        return text.replace("${tenant}", tenant.id())
                .replace("${namespace}", tenant.namespace())
                .replace("${name}", tenant.displayName())
                .replace("${owner}", tenant.owner())
                .replace("${cost-center}", tenant.costCenter())
                .replace("${env}", tenant.env())
                .replace("${project}", tenant.project())
                .replace("${folder}", Long.toString(tenant.folder().number()))
                .replace("${budget}", Integer.toString(tenant.monthlyBudget()))
                .replace("${kcc}", tenant.kccAccount(platform))
                .replace("${billing}", platform.billingAccount())
                .replace("${platform}", platform.project())
                .replace("${pool}", platform.workloadPool());
    }

    private EstateFile file(String name, String text) {
        return new EstateFile("factory/" + tenant.id() + "/" + name + ".yaml", text);
    }
}
