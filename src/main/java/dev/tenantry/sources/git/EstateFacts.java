package dev.tenantry.sources.git;

import dev.tenantry.manifest.ManifestFile;
import dev.tenantry.sources.OnePass;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The manifests of the estate at one commit: all of them, or those that changed since another. A
 * projection removes its rows of what is {@link #gone()} (all rows when {@link #complete()}), and
 * registers a reader with {@link #each}; files are read and parsed once for all readers after every
 * projection has registered, inside the same transaction.
 */
public final class EstateFacts implements OnePass {

    /** Where the files come from: hands each to {@code sink} once. */
    @FunctionalInterface
    public interface Files {
        void each(ManifestReader sink) throws SQLException;
    }

    private final String commit;
    private final Optional<String> since;
    private final Set<String> gone;
    private final Files files;
    private final List<ManifestReader> readers = new ArrayList<>();

    private EstateFacts(String commit, Optional<String> since, Set<String> gone, Files files) {
        this.commit = commit;
        this.since = since;
        this.gone = Set.copyOf(gone);
        this.files = files;
    }

    /** Everything at {@code commit}. */
    public static EstateFacts all(String commit, Files files) {
        return new EstateFacts(commit, Optional.empty(), Set.of(), files);
    }

    /**
     * What changed between two commits.
     *
     * @param gone paths of changed, removed and (harmless, and repeatable) added files
     * @param files the changed and added ones as they are now
     */
    public static EstateFacts changes(String since, String commit, Set<String> gone, Files files) {
        return new EstateFacts(commit, Optional.of(since), gone, files);
    }

    /** For tests and small estates: everything at {@code commit}, already parsed. */
    public static EstateFacts of(String commit, List<ManifestFile> files) {
        return all(
                commit,
                sink -> {
                    for (ManifestFile file : files) {
                        sink.read(file);
                    }
                });
    }

    public String commit() {
        return commit;
    }

    /** The commit that the rows are at, when these are changes. */
    public Optional<String> since() {
        return since;
    }

    /** Are these all files, so that rows of earlier commits are to be replaced as a whole? */
    public boolean complete() {
        return since.isEmpty();
    }

    /** Paths whose rows are to be removed before the new ones come; empty when complete. */
    public Set<String> gone() {
        return gone;
    }

    /** Registers a reader; it is called after all projections have registered theirs. */
    public void each(ManifestReader reader) {
        readers.add(reader);
    }

    @Override
    public void pass() throws SQLException {
        if (readers.isEmpty()) {
            return;
        }
        files.each(
                file -> {
                    for (ManifestReader reader : readers) {
                        reader.read(file);
                    }
                });
        for (ManifestReader reader : readers) {
            reader.end();
        }
        readers.clear();
    }
}
