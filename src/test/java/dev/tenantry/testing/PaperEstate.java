package dev.tenantry.testing;

import dev.tenantry.estate.ParsedFiles;
import dev.tenantry.manifest.ChangeSet;
import dev.tenantry.manifest.EntryKind;
import dev.tenantry.manifest.Estate;
import dev.tenantry.manifest.FileEdit;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** An estate that a test writes down: a few files, no Git. */
public final class PaperEstate implements Estate {

    private final SortedMap<String, byte[]> files;

    private PaperEstate(SortedMap<String, byte[]> files) {
        this.files = files;
    }

    public static PaperEstate empty() {
        return new PaperEstate(new TreeMap<>());
    }

    /**
     * A tenant with project {@code <name>-ml-prod}, the confidential dataset features_daily, the
     * restricted dataset cards, the internal bucket {@code <name>-ml-prod-models}, and the identity
     * that Config Connector uses for it.
     */
    public PaperEstate withTenant(String name) {
        String project = name + "-ml-prod";
        return with(
                        "factory/" + name + "/namespace.yaml",
                        """
                        apiVersion: v1
                        kind: Namespace
                        metadata:
                          name: t-%1$s
                          labels: {tenant: %1$s, env: prod}
                          annotations:
                            cnrm.cloud.google.com/project-id: %2$s
                            tenantry.dev/owner: owners-%1$s@acme.example
                        ---
                        apiVersion: core.cnrm.cloud.google.com/v1beta1
                        kind: ConfigConnectorContext
                        metadata:
                          name: configconnectorcontext.core.cnrm.cloud.google.com
                          namespace: t-%1$s
                        spec:
                          googleServiceAccount: kcc-%1$s@platform-prod.iam.gserviceaccount.com
                        """
                                .formatted(name, project))
                .with(
                        "tenants/" + name + "/infra/data/dataset-features.yaml",
                        dataset(name, "features-daily", "features_daily", "confidential"))
                .with(
                        "tenants/" + name + "/infra/data/dataset-cards.yaml",
                        dataset(name, "cards", "cards", "restricted"))
                .with(
                        "tenants/" + name + "/infra/data/bucket-models.yaml",
                        """
                        apiVersion: storage.cnrm.cloud.google.com/v1beta1
                        kind: StorageBucket
                        metadata:
                          name: %2$s-models
                          namespace: t-%1$s
                          labels: {tenant: %1$s, data-class: internal}
                        spec:
                          location: EU
                          uniformBucketLevelAccess: true
                        """
                                .formatted(name, project));
    }

    private static String dataset(String tenant, String name, String id, String dataClass) {
        return """
        apiVersion: bigquery.cnrm.cloud.google.com/v1beta1
        kind: BigQueryDataset
        metadata:
          name: %2$s
          namespace: t-%1$s
          labels: {tenant: %1$s, data-class: %4$s}
        spec:
          resourceID: %3$s
          location: EU
          access:
            - {role: READER, groupByEmail: analysts@acme.example}
        """
                .formatted(tenant, name, id, dataClass);
    }

    public PaperEstate with(String path, String text) {
        return with(path, text.getBytes(StandardCharsets.UTF_8));
    }

    public PaperEstate with(String path, byte[] bytes) {
        TreeMap<String, byte[]> more = new TreeMap<>(files);
        more.put(path, bytes);
        return new PaperEstate(more);
    }

    public PaperEstate without(String path) {
        TreeMap<String, byte[]> fewer = new TreeMap<>(files);
        fewer.remove(path);
        return new PaperEstate(fewer);
    }

    /** The estate after a change set. */
    public PaperEstate after(ChangeSet changes) {
        PaperEstate next = this;
        for (FileEdit edit : changes.edits()) {
            next =
                    switch (edit) {
                        case FileEdit.Add(String path, EntryKind _, byte[] after) ->
                                next.with(path, after);
                        case FileEdit.Change(
                                        String path,
                                        EntryKind _,
                                        byte[] _,
                                        EntryKind _,
                                        byte[] after) ->
                                next.with(path, after);
                        case FileEdit.Delete(String path, EntryKind _, byte[] _) ->
                                next.without(path);
                    };
        }
        return next;
    }

    /** The change set that leads from here to {@code other}. */
    public ChangeSet to(PaperEstate other) {
        List<FileEdit> edits = new ArrayList<>();
        other.files.forEach(
                (path, after) -> {
                    byte[] before = files.get(path);
                    if (before == null) {
                        edits.add(new FileEdit.Add(path, after));
                    } else if (!Arrays.equals(before, after)) {
                        edits.add(new FileEdit.Change(path, before, after));
                    }
                });
        files.forEach(
                (path, before) -> {
                    if (!other.files.containsKey(path)) {
                        edits.add(new FileEdit.Delete(path, before));
                    }
                });
        return new ChangeSet(commit(), edits);
    }

    public String text(String path) {
        return new String(read(path).orElseThrow(), StandardCharsets.UTF_8);
    }

    @Override
    public String commit() {
        return "0123456789abcdef0123456789abcdef01234567";
    }

    @Override
    public Optional<byte[]> read(String path) {
        return Optional.ofNullable(files.get(path));
    }

    @Override
    public String version(String folder) {
        return files.entrySet().stream()
                .filter(file -> file.getKey().startsWith(folder + "/"))
                .map(file -> file.getKey() + " " + ParsedFiles.digest(file.getValue()) + "\n")
                .collect(Collectors.joining());
    }

    @Override
    public List<String> list(String folder) {
        return files.keySet().stream()
                .filter(path -> folder.isEmpty() || path.startsWith(folder + "/"))
                .toList();
    }
}
