package dev.tenantry.estate;

import dev.tenantry.manifest.Estate;
import dev.tenantry.manifest.ManifestFile;
import dev.tenantry.manifest.TenantId;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/**
 * Which tenants claim which project, by every manifest of the factory. A project with two claimants
 * is nobody's.
 *
 * <p>The factory is read whole, because any file may claim; what was read is kept until the folder
 * changes, which it does when a tenant comes or goes. Of a change only the touched files are read.
 */
public final class ProjectClaims {

    private static final String FACTORY = "factory";

    /** The factory before a merge and after it, and of a second branch that somebody looks at. */
    private static final int MOST_KEPT = 4;

    private static final ReentrantLock READING = new ReentrantLock();
    private static final Map<String, ProjectClaims> KEPT =
            new LinkedHashMap<>(8, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, ProjectClaims> eldest) {
                    return size() > MOST_KEPT;
                }
            };

    private final Map<String, List<ProjectClaim>> byPath;
    private final Map<String, Set<TenantId>> byProject;

    private ProjectClaims(Map<String, List<ProjectClaim>> byPath) {
        this.byPath = byPath;
        this.byProject =
                byPath.values().stream()
                        .flatMap(List::stream)
                        .collect(
                                Collectors.groupingBy(
                                        ProjectClaim::project,
                                        Collectors.mapping(
                                                ProjectClaim::tenant,
                                                Collectors.toCollection(LinkedHashSet::new))));
    }

    /** Those of an estate, or of what a change would make of it. */
    public static ProjectClaims of(Estate estate) {
        return estate instanceof ChangedEstate changed
                ? of(changed.before()).with(changed)
                : kept(estate);
    }

    /** Every tenant that claims the project; none for a project of the platform or of strangers. */
    public Set<TenantId> of(String project) {
        return byProject.getOrDefault(project, Set.of());
    }

    /** Two that ask at once read the factory once. */
    private static ProjectClaims kept(Estate estate) {
        String version = estate.version(FACTORY);
        READING.lock();
        try {
            return KEPT.computeIfAbsent(version, v -> read(estate));
        } finally {
            READING.unlock();
        }
    }

    private static ProjectClaims read(Estate estate) {
        Map<String, List<ProjectClaim>> byPath = new HashMap<>();
        estate.list(FACTORY).forEach(path -> put(byPath, estate, path));
        return new ProjectClaims(byPath);
    }

    private ProjectClaims with(ChangedEstate changed) {
        List<String> touched =
                changed.touched().stream().filter(path -> path.startsWith(FACTORY + "/")).toList();
        if (touched.isEmpty()) {
            return this;
        }
        Map<String, List<ProjectClaim>> after = new HashMap<>(byPath);
        touched.forEach(after::remove);
        touched.forEach(path -> put(after, changed, path));
        return new ProjectClaims(after);
    }

    private static void put(Map<String, List<ProjectClaim>> byPath, Estate estate, String path) {
        List<ProjectClaim> claims =
                ManifestFile.isManifestPath(path)
                        ? estate.read(path).map(bytes -> in(path, bytes)).orElse(List.of())
                        : List.of();
        if (!claims.isEmpty()) {
            byPath.put(path, claims);
        }
    }

    /** Most files do not even hold the words; a backslash may spell them in another way. */
    private static List<ProjectClaim> in(String path, byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        boolean may = text.contains("Namespace") || text.contains("Project") || text.contains("\\");
        return may
                ? ParsedFiles.read(path, bytes).manifests().stream()
                        .flatMap(manifest -> ProjectClaim.of(manifest).stream())
                        .toList()
                : List.of();
    }
}
