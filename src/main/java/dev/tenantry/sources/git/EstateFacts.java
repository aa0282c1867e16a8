package dev.tenantry.sources.git;

import dev.tenantry.manifest.ManifestFile;
import dev.tenantry.sources.OnePass;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

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
    private final Function<String, Optional<String>> applying;
    private final List<ManifestReader> readers = new ArrayList<>();

    private EstateFacts(
            String commit,
            Optional<String> since,
            Set<String> gone,
            Files files,
            Function<String, Optional<String>> applying) {
        this.commit = commit;
        this.since = since;
        this.gone = Set.copyOf(gone);
        this.files = files;
        this.applying = applying;
    }

    /** As long as nobody says otherwise. */
    private static Optional<String> applied(String path) {
        return Optional.of("");
    }

    /** The same, with what applies each file; empty text where that has no name. */
    public EstateFacts appliedBy(Function<String, Optional<String>> applications) {
        return new EstateFacts(commit, since, gone, files, applications);
    }

    /** What applies a file; empty where nothing does, so that it says nothing of what is live. */
    public Optional<String> applying(String path) {
        return applying.apply(path);
    }

    /** Everything at {@code commit}. */
    public static EstateFacts all(String commit, Files files) {
        return new EstateFacts(commit, Optional.empty(), Set.of(), files, EstateFacts::applied);
    }

    /**
     * What changed between two commits.
     *
     * @param gone paths of changed, removed and (harmless, and repeatable) added files
     * @param files the changed and added ones as they are now
     */
    public static EstateFacts changes(String since, String commit, Set<String> gone, Files files) {
        return new EstateFacts(commit, Optional.of(since), gone, files, EstateFacts::applied);
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

    /** The same for one that is only handed files that something applies. */
    public void eachApplied(ManifestReader reader) {
        each(
                new ManifestReader() {
                    @Override
                    public void read(ManifestFile file) throws SQLException {
                        if (applying(file.path()).isPresent()) {
                            reader.read(file);
                        }
                    }

                    @Override
                    public void end() throws SQLException {
                        reader.end();
                    }
                });
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
