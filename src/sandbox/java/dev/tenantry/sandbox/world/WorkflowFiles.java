package dev.tenantry.sandbox.world;

import static dev.tenantry.sandbox.world.GrantFile.quoted;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes workflow templates, schedules, and what a tenant's pods need to run. */
final class WorkflowFiles {

    private WorkflowFiles() {}

    static EstateFile template(Template template) {
        StringBuilder text = new StringBuilder(2_000);
        text.append("apiVersion: argoproj.io/v1alpha1\n");
        text.append(
                template.isShared()
                        ? "kind: ClusterWorkflowTemplate\n"
                        : "kind: WorkflowTemplate\n");
        text.append("metadata:\n  name: ").append(template.name()).append('\n');
        template.tenant().ifPresent(t -> text.append("  namespace: t-").append(t).append('\n'));
        text.append("  labels: {").append(labels(template)).append("}\n");
        text.append("  annotations:\n    workflows.argoproj.io/title: ").append(template.title());
        text.append("\n    workflows.argoproj.io/description: ").append(template.description());
        text.append("\nspec:\n  entrypoint: main\n");
        text.append("  serviceAccountName: ").append(template.runsAs()).append('\n');
        text.append("  activeDeadlineSeconds: 21600\n");
        text.append("  ttlStrategy: {secondsAfterSuccess: 86400, secondsAfterFailure: 604800}\n");
        text.append("  podGC: {strategy: OnPodSuccess}\n");
        text.append("  workflowMetadata:\n    labels: {").append(labels(template)).append("}\n");
        text.append("  podMetadata:\n    labels: {").append(labels(template)).append("}\n");
        text.append("  arguments:\n    parameters:\n");
        for (Template.Parameter p : template.parameters()) {
            text.append("      - {name: ").append(p.name()).append(", value: ");
            text.append(quoted(p.value())).append("}\n");
        }
        text.append("  templates:\n    - name: main\n      dag:\n        tasks:\n");
        template.steps().forEach(step -> text.append(task(step)));
        template.steps().forEach(step -> text.append(step(template, step)));
        return new EstateFile(template.path(), text.toString());
    }

    private static String labels(Template template) {
        return template.tenant().map(t -> "tenant: " + t + ", ").orElse("")
                + "job: "
                + template.name();
    }

    private static String task(Step step) {
        String after =
                step.after().isEmpty() ? "" : ", depends: " + String.join(" && ", step.after());
        return "          - {name: " + step.name() + ", template: " + step.name() + after + "}\n";
    }

    private static String step(Template template, Step step) {
        StringBuilder text = new StringBuilder(600);
        text.append("    - name: ").append(step.name()).append('\n');
        text.append("      nodeSelector: {pool: ").append(step.pool()).append("}\n");
        if (step.gpus() > 0) {
            text.append("      tolerations:\n");
            text.append("        - {key: nvidia.com/gpu, operator: Exists, effect: NoSchedule}\n");
            text.append("        - {key: pool, operator: Equal, value: ").append(step.pool());
            text.append(", effect: NoSchedule}\n");
            text.append(
                    "      retryStrategy:\n        limit: \"3\"\n        retryPolicy: Always\n");
        } else {
            text.append("      retryStrategy: {limit: \"2\", retryPolicy: OnError}\n");
        }
        String parameter = template.parameters().getFirst().name();
        String gpus = step.gpus() > 0 ? ", nvidia.com/gpu: \"" + step.gpus() + "\"" : "";
        text.append("      container:\n        image: ").append(step.image()).append('\n');
        text.append("        args: [\"").append(step.name()).append("\", \"--").append(parameter);
        text.append("={{workflow.parameters.").append(parameter).append("}}\"]\n");
        text.append("        resources:\n          requests: {cpu: \"").append(step.cpus());
        text.append("\", memory: ")
                .append(step.memoryGib())
                .append("Gi")
                .append(gpus)
                .append("}\n");
        text.append("          limits: {memory: ").append(step.memoryGib()).append("Gi");
        text.append(gpus).append("}\n");
        return text.toString();
    }

    static EstateFile schedule(Schedule schedule) {
        StringBuilder text = new StringBuilder(900);
        String labels = "{tenant: " + schedule.tenant() + ", job: " + schedule.template() + "}";
        text.append("apiVersion: argoproj.io/v1alpha1\nkind: CronWorkflow\nmetadata:\n");
        text.append("  name: ").append(schedule.name()).append('\n');
        text.append("  namespace: t-").append(schedule.tenant()).append('\n');
        text.append("  labels: ").append(labels).append("\nspec:\n  schedules:\n    - ");
        text.append(quoted(schedule.cron())).append('\n');
        text.append("  timezone: ").append(schedule.timezone()).append('\n');
        text.append("  concurrencyPolicy: Forbid\n  startingDeadlineSeconds: 3600\n");
        text.append("  suspend: ").append(schedule.suspended()).append('\n');
        text.append("  successfulJobsHistoryLimit: 3\n  failedJobsHistoryLimit: 3\n");
        text.append("  workflowMetadata:\n    labels: ").append(labels).append('\n');
        text.append("  workflowSpec:\n    workflowTemplateRef: {name: ");
        text.append(schedule.template()).append("}\n");
        return new EstateFile(schedule.path(), text.toString());
    }

    /** Service accounts, the executor's role and the quota. */
    static List<EstateFile> runtime(Tenant tenant) {
        List<EstateFile> files = new ArrayList<>();
        files.add(
                runtime(
                        tenant,
                        "service-account",
                        tenant.serviceAccounts().stream()
                                .map(account -> serviceAccount(tenant, account))
                                .collect(Collectors.joining("---\n"))));
        files.add(runtime(tenant, "executor-role", executorRole(tenant)));
        files.add(
                runtime(
                        tenant,
                        "quota",
                        """
                        apiVersion: v1
                        kind: ResourceQuota
                        metadata:
                          name: compute
                          namespace: ${namespace}
                        spec:
                          hard:
                            requests.cpu: "64"
                            requests.memory: 256Gi
                            requests.nvidia.com/gpu: "4"
                            count/workflows.argoproj.io: "200"
                        """));
        return files;
    }

    private static String serviceAccount(Tenant tenant, ServiceAccount account) {
        return """
               apiVersion: v1
               kind: ServiceAccount
               metadata:
                 name: ${name}
                 namespace: ${namespace}
                 annotations:
                   iam.gke.io/gcp-service-account: ${email}
               """
                .replace("${name}", account.objectName())
                .replace("${namespace}", tenant.namespace())
                .replace("${email}", account.email());
    }

    private static String executorRole(Tenant tenant) {
        String subjects =
                tenant.serviceAccounts().stream()
                        .map(
                                account ->
                                        "  - {kind: ServiceAccount, name: "
                                                + account.objectName()
                                                + ", namespace: ${namespace}}\n")
                        .collect(Collectors.joining());
        return """
               apiVersion: rbac.authorization.k8s.io/v1
               kind: Role
               metadata:
                 name: workflow-executor
                 namespace: ${namespace}
               rules:
                 - apiGroups: [argoproj.io]
                   resources: [workflowtaskresults]
                   verbs: [create, patch]
               ---
               apiVersion: rbac.authorization.k8s.io/v1
               kind: RoleBinding
               metadata:
                 name: jobs-workflow-executor
                 namespace: ${namespace}
               roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: workflow-executor}
               subjects:
               """
                + subjects;
    }

    private static EstateFile runtime(Tenant tenant, String name, String text) {
        return new EstateFile(
                "tenants/" + tenant.id() + "/workflows/runtime/" + name + ".yaml",
                text.replace("${namespace}", tenant.namespace()));
    }
}
