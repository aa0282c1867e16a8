package dev.tenantry.manifest;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One object of desired state: a YAML document with an apiVersion, a kind and a name.
 *
 * @param path the file, relative to the repository
 * @param document its position among the manifests of the file, counted from 0
 * @param name {@code metadata.name}, or {@code metadata.generateName} where there is only that
 * @param labels in the order of the file
 * @param annotations in the order of the file
 * @param body the whole document
 */
public record Manifest(
        String path,
        int document,
        String apiVersion,
        String kind,
        Optional<String> namespace,
        String name,
        Map<String, String> labels,
        Map<String, String> annotations,
        YamlMap body) {

    public Manifest {
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
        annotations = Collections.unmodifiableMap(new LinkedHashMap<>(annotations));
    }

    static Manifest of(String path, int document, YamlMap body, String name) {
        return new Manifest(
                path,
                document,
                body.at("apiVersion").orElse(""),
                body.at("kind").orElse(""),
                body.at("metadata", "namespace"),
                name,
                texts(body, "labels"),
                texts(body, "annotations"),
                body);
    }

    private static Map<String, String> texts(YamlMap body, String key) {
        return body.node("metadata", key)
                .filter(YamlMap.class::isInstance)
                .map(YamlMap.class::cast)
                .map(YamlMap::texts)
                .orElse(Map.of());
    }

    /** The line of its first key, counted from 1. */
    public int line() {
        return body.line();
    }

    /** The API group: what stands before the slash of the apiVersion, empty for the core group. */
    public String group() {
        int slash = apiVersion.indexOf('/');
        return slash < 0 ? "" : apiVersion.substring(0, slash);
    }

    /** Is it of this group and kind, whatever the version? */
    public boolean is(String group, String kind) {
        return this.kind.equals(kind) && group().equals(group);
    }

    /** Is there a controller on the platform that understands it? */
    public boolean isOfKnownKind() {
        return KnownKinds.has(group(), kind);
    }

    public Optional<String> label(String key) {
        return Optional.ofNullable(labels.get(key));
    }

    public Optional<String> annotation(String key) {
        return Optional.ofNullable(annotations.get(key));
    }

    /** The text of the scalar at {@code path}, for example {@code at("spec", "role")}. */
    public Optional<String> at(String... path) {
        return body.at(path);
    }

    public Optional<YamlNode> node(String... path) {
        return body.node(path);
    }

    /** The line of the node at {@code path}, or of the manifest when there is no such node. */
    public int lineOf(String... path) {
        return body.lineAt(path).orElse(line());
    }

    /** The scalars of the list at {@code path}; none when there is no such list. */
    public List<String> texts(String... path) {
        return list(path).map(YamlList::texts).orElse(List.of());
    }

    /** The maps in the list at {@code path}; none when there is no such list. */
    public Stream<YamlMap> maps(String... path) {
        return list(path).stream().flatMap(YamlList::maps);
    }

    private Optional<YamlList> list(String... path) {
        return body.node(path).filter(YamlList.class::isInstance).map(YamlList.class::cast);
    }
}
