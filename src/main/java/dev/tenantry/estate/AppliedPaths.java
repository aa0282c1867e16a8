package dev.tenantry.estate;

import dev.tenantry.manifest.Estate;
import dev.tenantry.manifest.Manifest;
import dev.tenantry.manifest.YamlMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which files Argo CD applies, by the folders that its Applications name. In an estate that has
 * none yet all that may be applied counts as applied.
 */
public final class AppliedPaths {

    /** As Argo CD knows them, letter for letter. */
    private static final Set<String> ENDINGS = Set.of(".yaml", ".yml", ".json");

    private static final Set<String> KEEPING = Set.of("Prune=false", "Prune=confirm");

    /**
     * A folder with what is taken from it, as {@code source.directory} says.
     *
     * @param path by its parts; of a generator they are patterns, and otherwise names
     * @param generated whether a generator fills it in
     * @param left folders that a generator leaves out
     * @param recurse whether folders below it are looked into
     * @param include files that are taken, by their path below the folder; all where it is empty
     * @param exclude files that are not
     * @param prunes whether what goes from it is taken back
     * @param by the object that names it
     */
    private record Folder(
            List<String> path,
            boolean generated,
            List<List<String>> left,
            boolean recurse,
            Optional<String> include,
            Optional<String> exclude,
            boolean prunes,
            String by) {

        boolean has(String file) {
            List<String> parts = segments(file);
            if (parts.size() <= path.size()
                    || !isBelow(path, parts, generated)
                    || left.stream().anyMatch(folder -> isBelow(folder, parts, true))) {
                return false;
            }
            List<String> inside = parts.subList(path.size(), parts.size());
            String name = String.join("/", inside);
            return (recurse || inside.size() == 1)
                    && include.map(glob -> ArgoGlob.matches(glob, name)).orElse(true)
                    && !exclude.map(glob -> ArgoGlob.matches(glob, name)).orElse(false);
        }
    }

    private final List<Folder> folders;

    private AppliedPaths(List<Folder> folders) {
        this.folders = folders;
    }

    /** As the Applications of an estate have it. */
    public static AppliedPaths of(Estate estate) {
        return new AppliedPaths(
                ArgoName.objects(estate).stream()
                        .flatMap(object -> folders(object).stream())
                        .toList());
    }

    /** Is the file applied? */
    public boolean has(String path) {
        return isNamedSo(path)
                && (folders.isEmpty()
                        ? Zone.of(path).filter(Zone::isApplied).isPresent()
                        : folders.stream().anyMatch(folder -> folder.has(path)));
    }

    /**
     * The Application, or the set of them, that applies the file: its kind and name. Empty text
     * where the estate has none yet and all that may be applied is; empty where nothing does.
     */
    public Optional<String> application(String path) {
        return folders.isEmpty() || !isNamedSo(path)
                ? Optional.of("").filter(_ -> has(path))
                : folders.stream().filter(folder -> folder.has(path)).map(Folder::by).findFirst();
    }

    /** Does what it applied of the file go when the file does? It does where nothing applies it. */
    public boolean prunes(String path) {
        return folders.stream()
                .filter(folder -> isNamedSo(path) && folder.has(path))
                .allMatch(Folder::prunes);
    }

    /** The folder of the Application that applies the file; empty where that is not known. */
    public Optional<List<String>> applying(String path) {
        return folders.stream()
                .filter(folder -> isNamedSo(path) && folder.has(path))
                .map(folder -> segments(path).subList(0, folder.path.size()))
                .findFirst();
    }

    /** Has the file one of the endings that Argo CD knows? It looks for them in a single line. */
    public static boolean isNamedSo(String path) {
        return path.lastIndexOf('\n') <= path.lastIndexOf('/')
                && ENDINGS.stream().anyMatch(path::endsWith);
    }

    /**
     * Those that an object names as the path of a source; a path that a template fills in is one of
     * the folders of its generators.
     */
    private static List<Folder> folders(Manifest object) {
        List<List<String>> generated = new ArrayList<>();
        List<List<String>> left = new ArrayList<>();
        List<YamlMap> sources = new ArrayList<>();
        object.body()
                .walk(
                        (key, node) -> {
                            if (node instanceof YamlMap map && map.at("path").isPresent()) {
                                if (map.get("repoURL").isPresent()) {
                                    sources.add(map);
                                } else if (map.at("exclude").filter("true"::equals).isPresent()) {
                                    left.add(segments(map.at("path").orElseThrow()));
                                } else {
                                    generated.add(segments(map.at("path").orElseThrow()));
                                }
                            }
                        });
        return sources.stream()
                .flatMap(
                        source ->
                                folders(source, generated)
                                        .map(path -> folder(object, source, path, left)))
                .toList();
    }

    private static Stream<List<String>> folders(YamlMap source, List<List<String>> generated) {
        String path = source.at("path").orElseThrow();
        return isGenerated(source) ? generated.stream() : Stream.of(segments(path));
    }

    private static boolean isGenerated(YamlMap source) {
        return source.at("path").filter(path -> path.contains("{")).isPresent();
    }

    private static Folder folder(
            Manifest object, YamlMap source, List<String> path, List<List<String>> left) {
        return new Folder(
                path,
                isGenerated(source),
                left,
                source.at("directory", "recurse").filter("true"::equals).isPresent(),
                source.at("directory", "include"),
                source.at("directory", "exclude"),
                prunes(object),
                object.kind() + " " + object.name());
    }

    /** As its policy of syncing says; what is synced by hand is pruned by nobody in particular. */
    private static boolean prunes(Manifest object) {
        List<Boolean> said = new ArrayList<>();
        object.body()
                .walk(
                        (key, node) -> {
                            if (key.equals("automated")) {
                                said.add(
                                        node.at("prune").filter("true"::equals).isPresent()
                                                && node.at("enabled")
                                                        .filter("false"::equals)
                                                        .isEmpty());
                            } else if (key.equals("syncOptions")) {
                                said.addAll(
                                        node.at().filter(KEEPING::contains).stream()
                                                .map(option -> false)
                                                .toList());
                            }
                        });
        return !said.isEmpty() && !said.contains(false);
    }

    private static List<String> segments(String folder) {
        return Stream.of(folder.split("/", -1))
                .filter(segment -> !segment.isEmpty() && !segment.equals("."))
                .toList();
    }

    private static boolean isBelow(List<String> folder, List<String> path, boolean patterns) {
        if (path.size() <= folder.size()) {
            return false;
        }
        for (int i = 0; i < folder.size(); i++) {
            if (patterns
                    ? !PathMatch.matches(folder.get(i), path.get(i))
                    : !folder.get(i).equals(path.get(i))) {
                return false;
            }
        }
        return true;
    }
}
