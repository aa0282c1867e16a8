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
import dev.tenantry.manifest.YamlMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who looks after a tenant's grants looks at all of them: what gives access, makes a role wider,
 * lowers the class of data or says what is logged counts as if it stood in the folder of grants. So
 * it does in the factory, but for what makes the tenant's own identity.
 */
final class AccessElsewhere {

    private static final Set<String> KINDS =
            Set.of(
                    DesiredGrant.MEMBER,
                    "IAMPartialPolicy",
                    "IAMPolicy",
                    "IAMAuditConfig",
                    "IAMCustomRole",
                    "Role",
                    "RoleBinding");

    /** By this a workload of Kubernetes is a service account of Google. */
    private static final String ACTS_AS = "iam.gke.io/gcp-service-account";

    /** What Google writes into every list: whoever holds the project holds its datasets. */
    private static final Map<String, String> OF_PROJECT =
            Map.of(
                    "projectOwners", "OWNER",
                    "projectWriters", "WRITER",
                    "projectReaders", "READER");

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
        List<Manifest> after = after(edit);
        return after.stream()
                        .filter(
                                object ->
                                        !FactoryGrants.isOrdinary(object)
                                                || IdentityCap.isWider(object, before, after))
                        .anyMatch(object -> gives(object, before))
                ? Optional.of(Places.grants(tenant.get()) + path.substring(path.lastIndexOf('/')))
                : Optional.empty();
    }

    private static boolean gives(Manifest object, List<Manifest> before) {
        if (KINDS.contains(object.kind())) {
            return before.stream().noneMatch(old -> Plain.same(old, object));
        }
        Optional<Manifest> old = Identity.twin(object, before.stream());
        return switch (object.kind()) {
            case "BigQueryDataset" -> {
                Set<Object> had =
                        old.stream()
                                .flatMap(AccessElsewhere::readers)
                                .map(Plain::of)
                                .collect(Collectors.toSet());
                yield readers(object).anyMatch(entry -> !had.contains(Plain.of(entry)))
                        || Stores.isOpen(object, old);
            }
            case "BigQueryTable" ->
                    ShownData.of(object).isPresent()
                            && !ShownData.of(object).equals(old.flatMap(ShownData::of));
            case "ServiceAccount" ->
                    object.annotation(ACTS_AS).isPresent()
                            && !object.annotation(ACTS_AS)
                                    .equals(old.flatMap(o -> o.annotation(ACTS_AS)));
            default -> Stores.isOpen(object, old);
        };
    }

    private static Stream<YamlMap> readers(Manifest dataset) {
        return dataset.maps("spec", "access").filter(entry -> !isOfProject(entry));
    }

    private static boolean isOfProject(YamlMap entry) {
        return entry.entries().size() == 2
                && entry.at("specialGroup")
                        .map(OF_PROJECT::get)
                        .filter(role -> entry.at("role").filter(role::equals).isPresent())
                        .isPresent();
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
