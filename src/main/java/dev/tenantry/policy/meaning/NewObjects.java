package dev.tenantry.policy.meaning;

import dev.tenantry.estate.TenantFacts;
import dev.tenantry.manifest.Manifest;
import dev.tenantry.manifest.YamlList;
import dev.tenantry.manifest.YamlMap;
import dev.tenantry.manifest.YamlNode;
import dev.tenantry.manifest.YamlScalar;
import dev.tenantry.policy.change.Kinds;
import dev.tenantry.policy.pods.NodeAccess;
import dev.tenantry.policy.safeguards.Ancestors;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an object that comes does, which its name does not tell: behind the sentence that adds it.
 */
final class NewObjects {

    private static final int MOST_TOLD = 8;

    private static final String ACTS_AS = "iam.gke.io/gcp-service-account";

    private static final Set<String> APPLYING = Set.of("Application", "ApplicationSet");

    private NewObjects() {}

    /** Begins with a comma or a colon; empty text where the name tells all. */
    static String shown(Manifest object) {
        return atGoogle(object)
                + TenantFacts.store("", object)
                        .map(store -> store.dataClass())
                        .map(
                                dataClass ->
                                        dataClass.isEmpty()
                                                ? ", whose data has no class"
                                                : ", whose data counts as " + dataClass)
                        .orElse("")
                + Ancestors.shown(object)
                + (object.is("", "ConfigMap") ? holds(object) : "")
                + object.annotation(ACTS_AS).map(", which acts by "::concat).orElse("")
                + (NodeAccess.isOfSteps(object) ? runs(object) : "")
                + (object.kind().equals("MonitoringNotificationChannel") ? tells(object) : "")
                + (APPLYING.contains(object.kind()) ? applies(object) : "");
    }

    /** Images that steps run which were there already, of repositories that they ran nothing of. */
    static Stream<String> images(Manifest object, Optional<Manifest> before) {
        if (!NodeAccess.isOfSteps(object) || before.isEmpty()) {
            return Stream.empty();
        }
        Set<String> had =
                texts(before.get(), Set.of("image")).stream()
                        .map(NewObjects::repository)
                        .collect(Collectors.toSet());
        return texts(object, Set.of("image")).stream()
                .filter(image -> !had.contains(repository(image)))
                .map(
                        image ->
                                "Steps of %s %s run %s besides."
                                        .formatted(Kinds.noun(object), object.name(), image));
    }

    /** Without its tag and its digest. */
    private static String repository(String image) {
        return image.replaceFirst("@.*", "").replaceFirst(":[^:/]*$", "");
    }

    /** Names of objects hold no underscores, and ids of datasets no hyphens. */
    private static String atGoogle(Manifest object) {
        return object.at("spec", "resourceID")
                .filter(id -> !id.replace('_', '-').equals(object.name()))
                .map(id -> ", which is " + id + " at Google")
                .orElse("");
    }

    private static String runs(Manifest object) {
        String account = told(object, Set.of("serviceAccountName"));
        String images = told(object, Set.of("image"));
        String times = told(object, Set.of("schedule", "schedules"));
        return Stream.of(
                        times.isEmpty() ? "" : ", at " + times,
                        account.isEmpty() ? "" : ", as " + account,
                        images.isEmpty() ? "" : ", with " + images)
                .collect(Collectors.joining());
    }

    /** From where, and to where what does not say so itself. */
    private static String applies(Manifest application) {
        String folders = told(application, Set.of("path"));
        Set<String> namespaces = new LinkedHashSet<>();
        application
                .body()
                .walk(
                        (key, node) -> {
                            if (key.equals("destination")) {
                                node.at("namespace").ifPresent(namespaces::add);
                            }
                        });
        return (folders.isEmpty() ? "" : ", which applies " + folders)
                + (namespaces.isEmpty() ? "" : ", in namespace " + told(namespaces));
    }

    private static String holds(Manifest configMap) {
        List<String> keys =
                Stream.of("data", "binaryData")
                        .flatMap(part -> configMap.node(part).stream())
                        .filter(YamlMap.class::isInstance)
                        .flatMap(map -> ((YamlMap) map).entries().stream())
                        .map(entry -> entry.key().text())
                        .toList();
        return keys.isEmpty() ? "" : ", with " + told(keys);
    }

    private static String tells(Manifest channel) {
        String labels =
                channel.node("spec", "labels")
                        .filter(YamlMap.class::isInstance)
                        .map(map -> String.join(", ", ((YamlMap) map).texts().values()))
                        .orElse("");
        boolean secret = !texts(channel, Set.of("secretKeyRef")).isEmpty();
        return ", which tells %s%s%s"
                .formatted(
                        channel.at("spec", "type").orElse("somebody"),
                        labels.isEmpty() ? "" : " " + labels,
                        secret ? " and sends secret " + told(channel, Set.of("secretKeyRef")) : "");
    }

    private static String told(Manifest object, Set<String> keys) {
        return told(texts(object, keys));
    }

    private static String told(Collection<String> texts) {
        String more =
                texts.size() > MOST_TOLD ? " and %,d more".formatted(texts.size() - MOST_TOLD) : "";
        return texts.stream().limit(MOST_TOLD).collect(Collectors.joining(", ")) + more;
    }

    private static Set<String> texts(Manifest object, Set<String> keys) {
        Set<String> found = new LinkedHashSet<>();
        object.body()
                .walk(
                        (key, node) -> {
                            if (keys.contains(key)) {
                                found.addAll(texts(node));
                            }
                        });
        return found;
    }

    private static List<String> texts(YamlNode node) {
        return switch (node) {
            case YamlScalar scalar -> List.of(scalar.text());
            case YamlList list -> list.texts();
            case YamlMap map -> map.at("name").stream().toList();
        };
    }
}
