package dev.tenantry.github;

import dev.tenantry.manifest.FileEdit;
import dev.tenantry.proposals.ForgeTrouble;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kohsuke.github.GHPullRequest;
import org.kohsuke.github.GHPullRequestFileDetail;
import org.kohsuke.github.GHRepository;

/** What a pull request changes, with the bytes before and after; what never changes is kept. */
final class ChangedFiles {

    private static final int MOST_FILES = 300;
    private static final int MOST_KEPT = 2_000;

    private final Repositories repositories;
    private final Map<String, byte[]> kept =
            new LinkedHashMap<>(64, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, byte[]> eldest) {
                    return size() > MOST_KEPT;
                }
            };

    ChangedFiles(Repositories repositories) {
        this.repositories = repositories;
    }

    /** Reads something that never changes. */
    @FunctionalInterface
    private interface Reader {
        InputStream open() throws IOException;
    }

    /** Counted from where the head left the base branch; empty when it is too much to read. */
    List<FileEdit> of(GHPullRequest pull) throws IOException, ForgeTrouble {
        List<GHPullRequestFileDetail> changed = pull.listFiles().withPageSize(100).toList();
        if (changed.isEmpty() || changed.size() > MOST_FILES) {
            return List.of();
        }
        GHRepository repository = repositories.app();
        String fork = fork(repository, pull);
        List<FileEdit> edits = new ArrayList<>();
        for (GHPullRequestFileDetail file : changed) {
            add(edits, file, fork, repository);
        }
        return edits;
    }

    /** By the branch, as GitHub lists the files: the base's commit may be that of the opening. */
    private static String fork(GHRepository repository, GHPullRequest pull) throws IOException {
        return repository
                .getCompare(pull.getBase().getRef(), pull.getHead().getSha())
                .getMergeBaseCommit()
                .getSHA1();
    }

    private void add(
            List<FileEdit> edits,
            GHPullRequestFileDetail file,
            String fork,
            GHRepository repository)
            throws IOException {
        String path = file.getFilename();
        switch (file.getStatus()) {
            case "added", "copied" ->
                    edits.add(new FileEdit.Add(path, blob(repository, file.getSha())));
            case "removed" -> edits.add(new FileEdit.Delete(path, content(repository, path, fork)));
            case "renamed" -> {
                String old = file.getPreviousFilename();
                edits.add(new FileEdit.Delete(old, content(repository, old, fork)));
                edits.add(new FileEdit.Add(path, blob(repository, file.getSha())));
            }
            default ->
                    edits.add(
                            new FileEdit.Change(
                                    path,
                                    content(repository, path, fork),
                                    blob(repository, file.getSha())));
        }
    }

    private byte[] blob(GHRepository repository, String sha) throws IOException {
        return read(sha, () -> repository.getBlob(sha).read());
    }

    private byte[] content(GHRepository repository, String path, String commit) throws IOException {
        return read(commit + ":" + path, () -> repository.getFileContent(path, commit).read());
    }

    private synchronized byte[] read(String key, Reader reader) throws IOException {
        byte[] known = kept.get(key);
        if (known != null) {
            return known;
        }
        try (InputStream in = reader.open()) {
            byte[] bytes = in.readAllBytes();
            kept.put(key, bytes);
            return bytes;
        }
    }
}
