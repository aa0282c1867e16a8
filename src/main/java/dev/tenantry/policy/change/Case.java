package dev.tenantry.policy.change;

import dev.tenantry.estate.AppliedPaths;
import dev.tenantry.estate.Area;
import dev.tenantry.estate.ChangedEstate;
import dev.tenantry.estate.DesiredGrant;
import dev.tenantry.estate.ListedOnce;
import dev.tenantry.estate.ParsedFiles;
import dev.tenantry.estate.Plain;
import dev.tenantry.estate.ResourceName;
import dev.tenantry.estate.TenantFacts;
import dev.tenantry.estate.Zone;
import dev.tenantry.manifest.ChangeSet;
import dev.tenantry.manifest.EntryKind;
import dev.tenantry.manifest.Estate;
import dev.tenantry.manifest.FileEdit;
import dev.tenantry.manifest.Manifest;
import dev.tenantry.manifest.ManifestFile;
import dev.tenantry.manifest.Problem;
import dev.tenantry.manifest.TenantId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A change set with both sides read: what every rule looks at. Reads the touched files and the
 * folders of the tenants that they concern, each once.
 */
public final class Case {

    /** A touched file as it was and as it would be. */
    public static final class Touched {

        private final String path;
        private final ObjectIndex before;
        private final ObjectIndex after;

        Touched(String path, List<Manifest> before, List<Manifest> after) {
            this.path = path;
            this.before = new ObjectIndex(before);
            this.after = new ObjectIndex(after);
        }

        public String path() {
            return path;
        }

        public List<Manifest> before() {
            return before.all();
        }

        public List<Manifest> after() {
            return after.all();
        }

        /** The object as it was that a manifest is of. */
        public Optional<Manifest> before(Manifest manifest) {
            return before.twin(manifest);
        }

        /** The object as it would be that a manifest is of. */
        public Optional<Manifest> after(Manifest manifest) {
            return after.twin(manifest);
        }

        /** The objects that come, or that say something else than before. */
        public Stream<Manifest> altered() {
            return after().stream()
                    .filter(now -> before(now).filter(old -> Plain.same(old, now)).isEmpty());
        }
    }

    private final Estate estate;
    private final ChangedEstate changed;
    private final List<FileEdit> edits;
    private final List<Touched> files = new ArrayList<>();
    private final ObjectIndex old;
    private final ObjectIndex young;
    private final List<Problem> problems = new ArrayList<>();
    private final GrantChanges grants;
    private final ProjectOwners projects;
    private @Nullable AppliedPaths applied;
    private final Map<Area, List<Manifest>> folders = new HashMap<>();
    private final Map<TenantId, Optional<TenantFacts>> before = new LinkedHashMap<>();
    private final Map<TenantId, Optional<TenantFacts>> after = new LinkedHashMap<>();

    public Case(ChangeSet changes, Estate estate) {
        this.estate = new ListedOnce(estate);
        this.changed = new ChangedEstate(this.estate, changes);
        this.projects = new ProjectOwners(this.estate, changed);
        this.edits = changes.edits();
        edits.forEach(this::touch);
        this.old = new ObjectIndex(files.stream().flatMap(file -> file.before().stream()).toList());
        this.young =
                new ObjectIndex(files.stream().flatMap(file -> file.after().stream()).toList());
        this.grants = GrantChanges.of(this, this.estate, changed);
    }

    /**
     * An object as it would be, in whichever of the touched files it would stand: as long as it is
     * still read there as before, by Argo CD and by us.
     */
    public Optional<Manifest> after(Manifest before) {
        return Identity.twin(
                before, young.near(before).filter(now -> isAsGood(before.path(), now.path())));
    }

    /** An object as it was, in whichever of the touched files it stood. */
    public Optional<Manifest> before(Manifest after) {
        return old.twin(after);
    }

    private boolean isAsGood(String before, String now) {
        return now.equals(before)
                || (Zone.of(now).equals(Zone.of(before))
                        && !HouseList.PATHS.contains(before)
                        && (applied().has(now) || !applied().has(before)));
    }

    /** Where something is applied, before the change. */
    public AppliedPaths applied() {
        if (applied == null) {
            applied = AppliedPaths.of(estate);
        }
        return applied;
    }

    public Estate estate() {
        return estate;
    }

    /** A file as it would be. */
    public Optional<byte[]> read(String path) {
        return changed.read(path);
    }

    public List<FileEdit> edits() {
        return edits;
    }

    public List<Touched> files() {
        return files;
    }

    /** What cannot be read of the files as they would be. */
    public List<Problem> problems() {
        return problems;
    }

    /** Grants that are there after and were not before, to the letter or by what a name means. */
    public List<DesiredGrant> gained() {
        return grants.gained();
    }

    /** Grants that were there before and are not after. */
    public List<DesiredGrant> lost() {
        return grants.lost();
    }

    /** Budgets that come, or of which the amount or what is told changes. */
    public List<BudgetChange> budgets() {
        return BudgetChange.in(this);
    }

    /** The manifests of a part of the estate as they would be. */
    public List<Manifest> manifests(Area folder) {
        return folders.computeIfAbsent(
                folder, each -> TenantFacts.manifests(changed, each.list(changed)));
    }

    /** The manifests below a folder that is no part of the estate, as they would be. */
    public List<Manifest> below(String folder) {
        return TenantFacts.manifests(changed, changed.list(folder));
    }

    /** Whose projects are, before the change and after it. */
    public ProjectOwners projects() {
        return projects;
    }

    /** Every tenant that claims the project, before the change or after it. */
    public Set<TenantId> owners(String project) {
        return projects.of(project);
    }

    /** Another tenant that claims it: then it is not this one's, whoever was first. */
    public Optional<TenantId> otherOwner(TenantId tenant, String project) {
        return owners(project).stream().filter(other -> !other.equals(tenant)).findFirst();
    }

    /** Is it a project that no tenant has? A number is one, too, and nobody knows here whose. */
    public boolean isOfNoTenant(String project) {
        return owners(project).isEmpty() && !ResourceName.isNumber(project);
    }

    public Optional<TenantFacts> before(TenantId tenant) {
        return before.computeIfAbsent(tenant, t -> TenantFacts.read(estate, t));
    }

    public Optional<TenantFacts> after(TenantId tenant) {
        return after.computeIfAbsent(tenant, t -> TenantFacts.read(changed, t));
    }

    /**
     * What house rules hear of a tenant: of each fact the stricter of before and after, so that no
     * change can allow itself.
     */
    public Optional<TenantFacts> judged(TenantId tenant) {
        return after(tenant)
                .map(now -> before(tenant).map(old -> StricterFacts.of(old, now)).orElse(now));
    }

    private void touch(FileEdit edit) {
        switch (edit) {
            case FileEdit.Add(String path, EntryKind _, byte[] now) ->
                    touch(path, new byte[0], now);
            case FileEdit.Change(String path, EntryKind _, byte[] was, EntryKind _, byte[] now) ->
                    touch(path, was, now);
            case FileEdit.Delete(String path, EntryKind _, byte[] was) ->
                    touch(path, was, new byte[0]);
        }
    }

    private void touch(String path, byte[] was, byte[] now) {
        if (!ManifestFile.isManifestPath(path)) {
            files.add(new Touched(path, List.of(), List.of()));
            return;
        }
        ManifestFile young = ParsedFiles.read(path, now);
        ManifestFile old = ParsedFiles.read(path, was);
        problems.addAll(young.problems());
        List<Problem> unseen = Unseen.in(path, now, old, young).toList();
        problems.addAll(unseen);
        if (unseen.isEmpty()) {
            StoppedApplying.by(path, now, old, young, applied()).ifPresent(problems::add);
        }
        files.add(new Touched(path, old.manifests(), young.manifests()));
    }
}
