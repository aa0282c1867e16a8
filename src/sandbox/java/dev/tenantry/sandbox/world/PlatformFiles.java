package dev.tenantry.sandbox.world;

/** Writes node pools. */
final class PlatformFiles {

    private PlatformFiles() {}

    static EstateFile pool(Platform platform, NodePool pool) {
        StringBuilder text = new StringBuilder(1_500);
        text.append(
                """
                apiVersion: container.cnrm.cloud.google.com/v1beta1
                kind: ContainerNodePool
                metadata:
                  name: ${name}
                  namespace: kcc-platform
                  annotations:
                    cnrm.cloud.google.com/project-id: ${project}
                    argocd.argoproj.io/sync-options: Prune=confirm
                spec:
                  location: ${location}
                  nodeLocations: [${location}-a, ${location}-b]
                  clusterRef:
                    external: ${cluster}
                  initialNodeCount: 0
                  autoscaling:
                    totalMinNodeCount: ${min}
                    totalMaxNodeCount: ${max}
                    locationPolicy: ${policy}
                  management: {autoRepair: true, autoUpgrade: true}
                  nodeConfig:
                    machineType: ${machine}
                """);
        if (pool.spot()) {
            text.append("    spot: true\n");
        }
        text.append("    diskSizeGb: 100\n    diskType: pd-balanced\n");
        if (pool.gpus() > 0) {
            text.append(
                    """
                        guestAccelerator:
                          - type: ${gpu}
                            count: ${gpus}
                            gpuDriverInstallationConfig: {gpuDriverVersion: LATEST}
                        taint:
                          - {key: nvidia.com/gpu, value: present, effect: NO_SCHEDULE}
                          - {key: pool, value: ${name}, effect: NO_SCHEDULE}
                    """);
        }
        text.append(
                """
                    oauthScopes: [https://www.googleapis.com/auth/cloud-platform]
                    serviceAccountRef:
                      external: gke-nodes@${project}.iam.gserviceaccount.com
                    workloadMetadataConfig: {mode: GKE_METADATA}
                    labels: {pool: ${name}}
                    resourceLabels: {cost-center: platform, pool: ${name}}
                """);
        return new EstateFile(
                "platform/node-pools/" + pool.name() + ".yaml",
                filled(text.toString(), platform, pool));
    }

    private static String filled(String text, Platform platform, NodePool pool) {
        return text.replace("${name}", pool.name())
                .replace("${project}", platform.project())
                .replace("${location}", platform.location())
                .replace("${cluster}", platform.clusterResource())
                .replace("${min}", Integer.toString(pool.minNodes()))
                .replace("${max}", Integer.toString(pool.maxNodes()))
                .replace("${policy}", pool.spot() ? "ANY" : "BALANCED")
                .replace("${machine}", pool.machineType())
                .replace("${gpu}", pool.gpuType())
                .replace("${gpus}", Integer.toString(pool.gpus()));
    }
}
