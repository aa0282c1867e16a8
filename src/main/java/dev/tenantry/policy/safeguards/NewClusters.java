package dev.tenantry.policy.safeguards;

import dev.tenantry.estate.Plain;
import dev.tenantry.manifest.Manifest;
import dev.tenantry.manifest.YamlMap;
import dev.tenantry.manifest.YamlNode;
import dev.tenantry.policy.change.Case;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A cluster that comes. Clusters of one project share a pool of workload identities: who rules the
 * new one makes a namespace there that is called as a tenant's, and has the tenant's accounts. So
 * each is named, with all of its settings that are not known to open nothing.
 */
final class NewClusters {

    private static final String KIND = "ContainerCluster";

    /** Where it is, how large, in which version, what it costs and what is observed. */
    private static final Set<String> HARMLESS =
            Set.of(
                    "clusterIpv4Cidr",
                    "clusterTelemetry",
                    "confidentialNodes",
                    "costManagementConfig",
                    "datapathProvider",
                    "defaultMaxPodsPerNode",
                    "description",
                    "dnsConfig",
                    "enableAutopilot",
                    "enableIntranodeVisibility",
                    "enableL4IlbSubsetting",
                    "enableTpu",
                    "gatewayApiConfig",
                    "inTransitEncryptionConfig",
                    "initialNodeCount",
                    "ipAllocationPolicy",
                    "location",
                    "loggingConfig",
                    "loggingService",
                    "maintenancePolicy",
                    "minMasterVersion",
                    "monitoringConfig",
                    "monitoringService",
                    "networkRef",
                    "networkingMode",
                    "nodeConfig",
                    "nodeLocations",
                    "nodeVersion",
                    "privateClusterConfig",
                    "releaseChannel",
                    "resourceID",
                    "subnetworkRef",
                    "verticalPodAutoscaling",
                    "workloadIdentityConfig");

    /** Of others, what says that something dangerous is off, or something protective is on. */
    private static final Map<String, Set<Object>> CLOSED =
            Map.of(
                    "allowNetAdmin", Set.of("false"),
                    "enableKubernetesAlpha", Set.of("false"),
                    "enableLegacyAbac", Set.of("false"),
                    "enableShieldedNodes", Set.of("true"),
                    "identityServiceConfig", Set.of(Map.of("enabled", "false")),
                    "serviceExternalIpsConfig", Set.of(Map.of("enabled", "false")),
                    "networkPolicy", Set.of(Map.of("enabled", "true")));

    private NewClusters() {}

    /** None for one that was there; what changes in it is named whole. */
    static Stream<Safeguards.Loss> losses(Case what, Manifest object) {
        if (!object.kind().equals(KIND) || what.before(object).isPresent()) {
            return Stream.empty();
        }
        String open = settings(object);
        return Stream.of(
                new Safeguards.Loss(
                        object.path(),
                        object.lineOf("spec"),
                        "Cluster %s comes: whoever rules it may make what acts by every account of %s%s."
                                .formatted(
                                        object.name(),
                                        pool(object),
                                        open.isEmpty() ? "" : ", and it may be open by " + open)));
    }

    private static String pool(Manifest cluster) {
        return cluster.at("spec", "workloadIdentityConfig", "workloadPool")
                .or(() -> cluster.at("spec", "workloadIdentityConfig", "identityNamespace"))
                .map("workload pool "::concat)
                .orElse("its machines");
    }

    private static String settings(Manifest cluster) {
        Map<String, String> open = new TreeMap<>();
        cluster.node("spec").filter(YamlMap.class::isInstance).stream()
                .flatMap(spec -> ((YamlMap) spec).entries().stream())
                .filter(entry -> isOpen(entry.key().text(), entry.value()))
                .forEach(entry -> open.put(entry.key().text(), shown(entry.value())));
        NodePools.settings(cluster).forEach((field, node) -> open.put(field, shown(node)));
        if (answersEverybody(cluster)) {
            open.put("its address", "for everybody");
        }
        return open.entrySet().stream()
                .map(one -> one.getKey() + " " + one.getValue())
                .collect(Collectors.joining(", "));
    }

    private static boolean isOpen(String field, YamlNode value) {
        return !HARMLESS.contains(field)
                && !CLOSED.getOrDefault(field, Set.of()).contains(Plain.of(value));
    }

    private static String shown(YamlNode value) {
        return Plain.of(value).toString();
    }

    /** Nothing says from where its API may be called. */
    private static boolean answersEverybody(Manifest cluster) {
        Optional<String> inside =
                cluster.at("spec", "privateClusterConfig", "enablePrivateEndpoint");
        return cluster.node("spec", "masterAuthorizedNetworksConfig").isEmpty()
                && inside.filter("true"::equals).isEmpty();
    }
}
