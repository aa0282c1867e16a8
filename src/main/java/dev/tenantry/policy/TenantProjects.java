package dev.tenantry.policy;

import dev.tenantry.manifest.Estate;
import dev.tenantry.manifest.Manifest;
import dev.tenantry.manifest.ManifestFile;
import dev.tenantry.manifest.TenantId;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which tenant a Google Cloud project belongs to, by the namespaces in the factory. */
final class TenantProjects {

    /** Where a namespace or an object says which project it is of. */
    static final String ANNOTATION = "cnrm.cloud.google.com/project-id";

    private TenantProjects() {}

    /**
     * Looks first at tenants whose name is in the project's, so that mostly one file is read; a
     * project of nobody costs one file for each tenant.
     */
    static Optional<TenantId> owner(Estate estate, String project) {
        List<String> namespaces =
                estate.list("factory").stream()
                        .filter(path -> path.endsWith("/namespace.yaml"))
                        .sorted(Comparator.comparing(path -> !isLikely(path, project)))
                        .toList();
        for (String path : namespaces) {
            if (estate.read(path).filter(bytes -> isOf(path, bytes, project)).isPresent()) {
                return Places.factory(path);
            }
        }
        return Optional.empty();
    }

    /**
     * Every tenant whose namespace claims the project, wherever in the factory it stands: reads the
     * whole factory, because two of them may.
     */
    static Stream<TenantId> claimants(Estate estate, String project) {
        return estate.list("factory").stream()
                .filter(ManifestFile::isManifestPath)
                .filter(path -> estate.read(path).filter(b -> claims(path, b, project)).isPresent())
                .flatMap(path -> Places.factory(path).stream());
    }

    /** Most files do not even hold the text. */
    private static boolean claims(String path, byte[] bytes, String project) {
        return new String(bytes, StandardCharsets.ISO_8859_1).contains(project)
                && ParsedFiles.read(path, bytes).manifests().stream()
                        .filter(m -> m.is("", "Namespace"))
                        .anyMatch(
                                m -> m.annotation(ANNOTATION).filter(project::equals).isPresent());
    }

    /** Google takes a project's number for its id, too; the estate does not know whose it is. */
    static boolean isNumber(String project) {
        return project.chars().allMatch(Character::isDigit);
    }

    private static boolean isLikely(String path, String project) {
        return Places.factory(path).filter(t -> project.contains(t.value())).isPresent();
    }

    private static boolean isOf(String path, byte[] bytes, String project) {
        for (Manifest m : ManifestFile.read(path, bytes).manifests()) {
            if (m.annotation(ANNOTATION).filter(project::equals).isPresent()) {
                return true;
            }
        }
        return false;
    }
}
