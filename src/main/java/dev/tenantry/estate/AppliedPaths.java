package dev.tenantry.estate;

import dev.tenantry.manifest.Estate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which files Argo CD applies, by the folders that its Applications name. In an estate that has
 * none yet all that may be applied counts as applied.
 */
public final class AppliedPaths {

    /** As Argo CD knows them, letter for letter. */
    private static final Set<String> ENDINGS = Set.of(".yaml", ".yml", ".json");

    private final List<List<String>> folders;

    private AppliedPaths(List<List<String>> folders) {
        this.folders = folders;
    }

    /** As the Applications of an estate have it. */
    public static AppliedPaths of(Estate estate) {
        return new AppliedPaths(
                ArgoName.objects(estate).stream()
                        .flatMap(object -> ArgoName.in(object).stream())
                        .filter(name -> name.sort() == ArgoName.Sort.FOLDER)
                        .map(ArgoName::value)
                        .filter(folder -> !folder.contains("{"))
                        .map(AppliedPaths::segments)
                        .distinct()
                        .toList());
    }

    /** Is the file applied? A star in a folder's name stands for one folder, whatever its name. */
    public boolean has(String path) {
        return isNamedSo(path)
                && (folders.isEmpty()
                        ? Zone.of(path).filter(Zone::isApplied).isPresent()
                        : folders.stream().anyMatch(folder -> isBelow(folder, path)));
    }

    /** Has the file one of the endings that Argo CD knows? */
    public static boolean isNamedSo(String path) {
        return ENDINGS.stream().anyMatch(path::endsWith);
    }

    private static List<String> segments(String folder) {
        return Stream.of(folder.split("/", -1))
                .filter(segment -> !segment.isEmpty() && !segment.equals("."))
                .toList();
    }

    private static boolean isBelow(List<String> folder, String path) {
        List<String> segments = segments(path);
        if (segments.size() <= folder.size()) {
            return false;
        }
        for (int i = 0; i < folder.size(); i++) {
            if (!folder.get(i).equals("*") && !folder.get(i).equals(segments.get(i))) {
                return false;
            }
        }
        return true;
    }
}
