package dev.tenantry.policy.owners;

import dev.tenantry.estate.DesiredBudget;
import dev.tenantry.estate.ParsedFiles;
import dev.tenantry.estate.Places;
import dev.tenantry.estate.Plain;
import dev.tenantry.estate.layout.PathPattern;
import dev.tenantry.estate.layout.Spots;
import dev.tenantry.manifest.EntryKind;
import dev.tenantry.manifest.FileEdit;
import dev.tenantry.manifest.Manifest;
import dev.tenantry.manifest.ManifestFile;
import dev.tenantry.manifest.TenantId;
import dev.tenantry.policy.change.ObjectIndex;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Owners are owners of a folder, and mean what stands in it: whoever looks after what finds
 * personal data, after budgets or workflows is asked about each of them, before a change and after
 * it, wherever in a tenant's folders it is put.
 */
final class OwnersByKind {

    /** Where things of a kind stand: a folder, or a file. */
    private static final Map<String, Function<Spots, Optional<PathPattern>>> PLACES =
            Map.of(
                    "DLPInspectTemplate",
                    Spots::privacy,
                    "DLPDeidentifyTemplate",
                    Spots::privacy,
                    "WorkflowTemplate",
                    Spots::workflows,
                    "CronWorkflow",
                    Spots::workflows,
                    // Steps take their images, programs and parameters from them.
                    "ConfigMap",
                    Spots::workflows,
                    DesiredBudget.KIND,
                    Spots::budget);

    private static final ObjectIndex NOTHING = new ObjectIndex(List.of());

    /** By path, what each of the touched files holds on both sides. */
    private final Map<String, Sides> files = new HashMap<>();

    /** What a tenant's touched files held, wherever each object stands then. */
    private final Map<TenantId, ObjectIndex> before = new HashMap<>();

    private record Sides(List<Manifest> before, List<Manifest> after) {}

    private OwnersByKind(List<FileEdit> edits) {
        Map<TenantId, List<Manifest>> held = new HashMap<>();
        for (FileEdit edit : edits) {
            Optional<TenantId> tenant = Places.tenantOf(edit.path());
            if (tenant.isPresent() && ManifestFile.isManifestPath(edit.path())) {
                Sides sides = new Sides(before(edit), after(edit));
                files.put(edit.path(), sides);
                held.computeIfAbsent(tenant.get(), t -> new ArrayList<>()).addAll(sides.before);
            }
        }
        held.forEach((tenant, objects) -> before.put(tenant, new ObjectIndex(objects)));
    }

    /** Of all files of a change: what stood in one of them may stand in another. */
    static OwnersByKind of(List<FileEdit> edits) {
        return new OwnersByKind(edits);
    }

    /** The paths as which a file counts beside its own. */
    Stream<String> asIf(String path) {
        Sides sides = files.get(path);
        Optional<TenantId> tenant = Places.tenantOf(path);
        if (sides == null || tenant.isEmpty()) {
            return Stream.empty();
        }
        ObjectIndex all = before.getOrDefault(tenant.get(), NOTHING);
        Stream<String> access =
                AccessElsewhere.isIn(sides.before, sides.after, all)
                        ? Places.grants(tenant.get()).stream()
                        : Stream.empty();
        Stream<String> others =
                Stream.concat(
                                Plain.changed(sides.before, sides.after),
                                Plain.changed(sides.after, sides.before))
                        .flatMap(object -> Stream.ofNullable(PLACES.get(object.kind())))
                        .flatMap(spot -> place(spot, tenant.get()).stream());
        return Stream.concat(access, others)
                .distinct()
                .map(place -> place.endsWith("/") ? place + name(path) : place);
    }

    /** Empty where the layout has no place of their own for such things. */
    private static Optional<String> place(
            Function<Spots, Optional<PathPattern>> spot, TenantId tenant) {
        return Places.layout().spot(spot.apply(Places.layout().spots()), tenant);
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static List<Manifest> before(FileEdit edit) {
        return switch (edit) {
            case FileEdit.Add _ -> List.of();
            case FileEdit.Change(String path, EntryKind _, byte[] was, EntryKind _, byte[] _) ->
                    manifests(path, was);
            case FileEdit.Delete(String path, EntryKind _, byte[] was) -> manifests(path, was);
        };
    }

    private static List<Manifest> after(FileEdit edit) {
        return switch (edit) {
            case FileEdit.Add(String path, EntryKind _, byte[] now) -> manifests(path, now);
            case FileEdit.Change(String path, EntryKind _, byte[] _, EntryKind _, byte[] now) ->
                    manifests(path, now);
            case FileEdit.Delete _ -> List.of();
        };
    }

    private static List<Manifest> manifests(String path, byte[] bytes) {
        return ParsedFiles.read(path, bytes).manifests();
    }
}
