package dev.tenantry.policy;

import dev.tenantry.estate.DesiredGrant;
import dev.tenantry.estate.ParsedFiles;
import dev.tenantry.estate.Places;
import dev.tenantry.estate.Plain;
import dev.tenantry.manifest.EntryKind;
import dev.tenantry.manifest.FileEdit;
import dev.tenantry.manifest.Manifest;
import dev.tenantry.manifest.ManifestFile;
import dev.tenantry.manifest.TenantId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who looks after a tenant's grants looks at all of them: what gives access, makes a role wider or
 * says what is logged counts as if it stood in the folder of grants. So it does in the factory, but
 * for what makes the tenant's own identity.
 */
final class AccessElsewhere {

    private static final Set<String> KINDS =
            Set.of(
                    DesiredGrant.MEMBER,
                    "IAMPartialPolicy",
                    "IAMPolicy",
                    "IAMAuditConfig",
                    "IAMCustomRole",
                    "RoleBinding");

    private AccessElsewhere() {}

    /** The path by which it counts; empty for what stands there, and for what gives no access. */
    static Optional<String> asIf(FileEdit edit) {
        String path = edit.path();
        Optional<TenantId> tenant = Places.tenantOf(path);
        if (tenant.isEmpty()
                || path.startsWith(Places.grants(tenant.get()) + "/")
                || !ManifestFile.isManifestPath(path)) {
            return Optional.empty();
        }
        List<Manifest> before = before(edit);
        boolean gives =
                after(edit).stream()
                        .filter(object -> KINDS.contains(object.kind()))
                        .filter(object -> !FactoryGrants.isOrdinary(object))
                        .anyMatch(
                                object ->
                                        before.stream().noneMatch(old -> Plain.same(old, object)));
        return gives
                ? Optional.of(Places.grants(tenant.get()) + path.substring(path.lastIndexOf('/')))
                : Optional.empty();
    }

    private static List<Manifest> after(FileEdit edit) {
        return switch (edit) {
            case FileEdit.Add(String path, EntryKind _, byte[] now) -> manifests(path, now);
            case FileEdit.Change(String path, EntryKind _, byte[] _, EntryKind _, byte[] now) ->
                    manifests(path, now);
            case FileEdit.Delete _ -> List.of();
        };
    }

    private static List<Manifest> before(FileEdit edit) {
        return edit
                        instanceof
                        FileEdit.Change(String path, EntryKind _, byte[] was, EntryKind _, byte[] _)
                ? manifests(path, was)
                : List.of();
    }

    private static List<Manifest> manifests(String path, byte[] bytes) {
        return ParsedFiles.read(path, bytes).manifests();
    }
}
