package dev.tenantry.estate;

import dev.tenantry.manifest.Estate;
import dev.tenantry.manifest.Manifest;
import dev.tenantry.manifest.ManifestFile;
import dev.tenantry.manifest.TenantId;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/**
 * Which tenants claim which project, by every manifest of the factory, and in which projects the
 * identities of tenants lie. A project with two claimants is nobody's.
 *
 * <p>The factory is read whole, because any file may claim; what was read is kept until the folder
 * changes, which it does when a tenant comes or goes. Of a change only the touched files are read.
 */
public final class ProjectClaims {

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

    /**
     * What a file says.
     *
     * @param identities the projects of the accounts by which Config Connector works for the tenant
     */
    private record Said(List<ProjectClaim> claims, List<String> identities) {}

    private final Map<String, Said> byPath;
    private final Map<String, Set<TenantId>> byProject;

    private ProjectClaims(Map<String, Said> byPath) {
        this.byPath = byPath;
        this.byProject =
                byPath.values().stream()
                        .flatMap(said -> said.claims.stream())
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

    /** The projects that identities of tenants lie in, with the number of them. */
    public Map<String, Long> identities() {
        return byPath.values().stream()
                .flatMap(said -> said.identities.stream())
                .collect(Collectors.groupingBy(project -> project, Collectors.counting()));
    }

    /** Two that ask at once read the factory once. */
    private static ProjectClaims kept(Estate estate) {
        String version = factory().version(estate);
        READING.lock();
        try {
            return KEPT.computeIfAbsent(version, v -> read(estate));
        } finally {
            READING.unlock();
        }
    }

    private static ProjectClaims read(Estate estate) {
        Map<String, Said> byPath = new HashMap<>();
        factory().list(estate).forEach(path -> put(byPath, path, Optional.of(estate.listed(path))));
        return new ProjectClaims(byPath);
    }

    private static Area factory() {
        return Zone.FACTORY.folder();
    }

    private ProjectClaims with(ChangedEstate changed) {
        List<String> touched = changed.touched().stream().filter(factory()::has).toList();
        if (touched.isEmpty()) {
            return this;
        }
        Map<String, Said> after = new HashMap<>(byPath);
        touched.forEach(after::remove);
        touched.forEach(path -> put(after, path, changed.read(path)));
        return new ProjectClaims(after);
    }

    private static void put(Map<String, Said> byPath, String path, Optional<byte[]> bytes) {
        if (ManifestFile.isManifestPath(path)) {
            bytes.flatMap(there -> in(path, there)).ifPresent(said -> byPath.put(path, said));
        }
    }

    /** Most files do not even hold the words; a backslash may spell them in another way. */
    private static Optional<Said> in(String path, byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        boolean may =
                text.contains("Namespace")
                        || text.contains("Project")
                        || text.contains("ConfigConnectorContext")
                        || text.contains("\\");
        if (!may) {
            return Optional.empty();
        }
        List<Manifest> manifests = ParsedFiles.read(path, bytes).manifests();
        Said said =
                new Said(
                        manifests.stream().flatMap(m -> ProjectClaim.of(m).stream()).toList(),
                        manifests.stream().flatMap(m -> identity(m).stream()).toList());
        return Optional.of(said).filter(s -> !s.claims.isEmpty() || !s.identities.isEmpty());
    }

    private static Optional<String> identity(Manifest manifest) {
        return manifest.kind().equals("ConfigConnectorContext")
                ? manifest.at("spec", "googleServiceAccount")
                        .flatMap(ResourceName::account)
                        .map(ResourceName.Account::project)
                : Optional.empty();
    }
}
