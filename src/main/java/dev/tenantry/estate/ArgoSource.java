package dev.tenantry.estate;

import dev.tenantry.manifest.Estate;
import dev.tenantry.manifest.Manifest;
import dev.tenantry.manifest.YamlMap;
import dev.tenantry.manifest.YamlNode;
import dev.tenantry.manifest.YamlScalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What an object of Argo CD takes from one repository: a source, or what a generator looks through.
 *
 * @param repository as it is written
 * @param revision a branch, a tag or a commit; {@code HEAD} where none is named
 * @param folders as {@link ArgoName#folder} has them, those that a generator leaves out among them
 */
public record ArgoSource(String repository, String revision, Set<String> folders, int line) {

    /** Argo CD takes addresses that differ in these for one; so do hosts with several names. */
    private static final Pattern ADDRESS =
            Pattern.compile(
                    "(?:[a-z]+://)?(?:[^@/]*@)?[^:/@]+(?::[0-9]+(?=/))?[:/]/*([^%?#{}\\s]+?)(?:\\.git)?/*");

    private static final Set<String> SOURCES = Set.of("source", "sources");

    public ArgoSource {
        folders = Set.copyOf(folders);
    }

    /** All of an object, wherever in it they stand. */
    public static List<ArgoSource> in(Manifest object) {
        List<ArgoSource> sources = new ArrayList<>();
        object.body()
                .walk(
                        (key, node) -> {
                            if (node instanceof YamlMap map) {
                                map.get("repoURL")
                                        .map(url -> of(key, map, url))
                                        .ifPresent(sources::add);
                            }
                        });
        return sources;
    }

    private static ArgoSource of(String key, YamlMap map, YamlNode url) {
        String revision = map.at(SOURCES.contains(key) ? "targetRevision" : "revision").orElse("");
        List<String> folders = new ArrayList<>();
        map.walk(
                (below, node) -> {
                    if (below.equals("path") && node instanceof YamlScalar scalar) {
                        folders.add(ArgoName.folder(scalar.text()));
                    }
                });
        return new ArgoSource(
                url.at().orElse(""),
                revision.isEmpty() ? "HEAD" : revision,
                Set.copyOf(folders),
                url.line());
    }

    /**
     * Of the same repository? Hosts have several names, so that the path on them tells; an address
     * that cannot be read may be any.
     */
    public boolean isOfSame(ArgoSource other) {
        Optional<String> place = place(repository);
        Optional<String> another = place(other.repository);
        return place.isEmpty() || another.isEmpty() || place.equals(another);
    }

    private static Optional<String> place(String address) {
        Matcher matcher = ADDRESS.matcher(address.strip().toLowerCase(Locale.ROOT));
        return matcher.matches()
                ? Optional.of(matcher.group(1)).filter(path -> !path.contains("//"))
                : Optional.empty();
    }

    /**
     * Tells sources of the estate's own repository, of whose folders the estate knows what stands
     * in them: the one from which most folders are taken that are there.
     */
    public static Predicate<ArgoSource> own(Estate estate) {
        Map<Optional<String>, Long> folders = new LinkedHashMap<>();
        ArgoName.objects(estate).stream()
                .flatMap(object -> in(object).stream())
                .forEach(
                        source ->
                                folders.merge(
                                        place(source.repository), source.there(estate), Long::sum));
        return source -> {
            Optional<String> mine = place(source.repository);
            long most = folders.getOrDefault(mine, 0L);
            return folders.entrySet().stream()
                    .filter(other -> !other.getKey().equals(mine))
                    .allMatch(other -> other.getValue() < most);
        };
    }

    private long there(Estate estate) {
        return folders.stream().filter(folder -> isThere(estate, folder)).count();
    }

    private static boolean isThere(Estate estate, String folder) {
        return Stream.of(folder.split("/", -1)).anyMatch("*"::equals)
                ? Places.zoneOf(folder).isPresent()
                : !estate.list(folder).isEmpty();
    }
}
