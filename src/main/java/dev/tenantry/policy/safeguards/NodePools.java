package dev.tenantry.policy.safeguards;

import dev.tenantry.estate.Plain;
import dev.tenantry.manifest.Manifest;
import dev.tenantry.manifest.YamlMap;
import dev.tenantry.manifest.YamlNode;
import dev.tenantry.policy.change.Case;
import dev.tenantry.policy.change.Kinds;
import dev.tenantry.policy.change.Sentence;
import dev.tenantry.policy.change.Violation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Machines on which pods of all tenants run. Whoever gets into one has the tokens of everything on
 * it, so that of their settings only those known to open nothing pass without a word.
 */
public final class NodePools {

    private static final Set<String> KINDS = Set.of("ContainerNodePool", "ContainerCluster");

    /** How many there are, how large, and what is scheduled on them; accounts have other rules. */
    private static final Set<String> HARMLESS =
            Set.of(
                    "advancedMachineFeatures",
                    "bootDiskKMSCryptoKeyRef",
                    "confidentialNodes",
                    "diskSizeGb",
                    "diskType",
                    "ephemeralStorageConfig",
                    "ephemeralStorageLocalSsdConfig",
                    "fastSocket",
                    "gcfsConfig",
                    "guestAccelerator",
                    "gvnic",
                    "hostMaintenancePolicy",
                    "labels",
                    "localNvmeSsdBlockConfig",
                    "localSsdCount",
                    "loggingVariant",
                    "machineType",
                    "minCpuPlatform",
                    "oauthScopes",
                    "preemptible",
                    "reservationAffinity",
                    "resourceLabels",
                    "sandboxConfig",
                    "serviceAccountRef",
                    "spot",
                    "taint",
                    "workloadMetadataConfig");

    /** What machines may be told by metadata; by other keys people sign in, or scripts run. */
    private static final Map<String, Set<String>> METADATA =
            Map.of(
                    "disable-legacy-endpoints", Set.of("true"),
                    "block-project-ssh-keys", Set.of("true"),
                    "enable-oslogin", Set.of("true"),
                    "serial-port-enable", Set.of("false"),
                    "serial-port-logging-enable", Set.of("true", "false"));

    private NodePools() {}

    /** By which somebody would sign in to the machines, or run something on them. */
    public static Optional<Violation> judge(Case what, Manifest object) {
        if (!KINDS.contains(object.kind())) {
            return Optional.empty();
        }
        List<YamlMap.Entry> before = what.before(object).map(NodePools::metadata).orElse(List.of());
        return metadata(object).stream()
                .filter(entry -> !isKnown(entry))
                .filter(entry -> before.stream().noneMatch(old -> isSame(old, entry)))
                .findFirst()
                .map(
                        entry ->
                                Violation.at(
                                        object.path(),
                                        entry.key().line(),
                                        "Machines of %s %s would be told %s, by which somebody may get into them."
                                                .formatted(
                                                        Kinds.noun(object),
                                                        object.name(),
                                                        entry.key().text()),
                                        "disable-legacy-endpoints: \"true\", or no metadata."));
    }

    private static boolean isKnown(YamlMap.Entry entry) {
        return entry.value()
                .at()
                .filter(METADATA.getOrDefault(entry.key().text(), Set.of())::contains)
                .isPresent();
    }

    private static boolean isSame(YamlMap.Entry one, YamlMap.Entry other) {
        return one.key().text().equals(other.key().text())
                && Plain.of(one.value()).equals(Plain.of(other.value()));
    }

    private static List<YamlMap.Entry> metadata(Manifest object) {
        List<YamlMap.Entry> all = new ArrayList<>();
        object.node("spec")
                .ifPresent(
                        spec ->
                                spec.walk(
                                        (key, node) -> {
                                            if (key.equals("metadata")
                                                    && node instanceof YamlMap map) {
                                                all.addAll(map.entries());
                                            }
                                        }));
        return all;
    }

    /**
     * Settings of a pool that come or change and may open its machines; the cluster's are named
     * whole.
     */
    static Stream<Safeguards.Loss> losses(Case what, Manifest object) {
        if (!object.kind().equals("ContainerNodePool")) {
            return Stream.empty();
        }
        Map<String, YamlNode> before =
                what.before(object).map(NodePools::settings).orElse(Map.of());
        Map<String, YamlNode> after = settings(object);
        return Stream.concat(before.keySet().stream(), after.keySet().stream())
                .distinct()
                .sorted()
                .filter(field -> !plain(before, field).equals(plain(after, field)))
                .map(
                        field ->
                                new Safeguards.Loss(
                                        object.path(),
                                        object.lineOf("spec"),
                                        "%s %s may be open to more by its %s, which is %s."
                                                .formatted(
                                                        Sentence.capital(Kinds.noun(object)),
                                                        object.name(),
                                                        field,
                                                        shown(after, field))));
    }

    private static Object plain(Map<String, YamlNode> settings, String field) {
        YamlNode node = settings.get(field);
        return node == null ? "" : Plain.of(node);
    }

    private static String shown(Map<String, YamlNode> settings, String field) {
        return settings.containsKey(field) ? plain(settings, field).toString() : "gone";
    }

    /** Of a pool, or of the machines that a cluster brings. */
    static Map<String, YamlNode> settings(Manifest pool) {
        Map<String, YamlNode> found = new HashMap<>();
        pool.node("spec", "nodeConfig")
                .filter(YamlMap.class::isInstance)
                .ifPresent(
                        config ->
                                ((YamlMap) config)
                                        .entries().stream()
                                                .filter(e -> !HARMLESS.contains(e.key().text()))
                                                .forEach(
                                                        e ->
                                                                found.put(
                                                                        "nodeConfig."
                                                                                + e.key().text(),
                                                                        e.value())));
        pool.node("spec", "networkConfig").ifPresent(node -> found.put("networkConfig", node));
        return found;
    }
}
