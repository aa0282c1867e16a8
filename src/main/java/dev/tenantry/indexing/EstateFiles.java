package dev.tenantry.indexing;

import dev.tenantry.manifest.Estate;
import dev.tenantry.manifest.EstateNotRead;
import dev.tenantry.manifest.Estates;
import dev.tenantry.sources.git.EstateUnreadable;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Reads single files of the estate for pages that show them as code: from our own mirror, at the
 * commit that the rows are at, so that lines fit.
 */
@ApplicationScoped
public class EstateFiles {

    private final Estates estates;
    private final Freshness freshness;

    public EstateFiles(Estates estates, Freshness freshness) {
        this.estates = estates;
        this.freshness = freshness;
    }

    /** A file as it is shown; bytes that are no UTF-8 are replacement characters in the text. */
    public record Shown(String path, String commit, String text) {}

    /** The file, or empty when there is none or nothing was read yet. */
    public Optional<Shown> read(String path) {
        try {
            Estate estate = indexed();
            return estate.read(path)
                    .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                    .map(text -> new Shown(path, estate.commit(), text));
        } catch (EstateUnreadable | EstateNotRead e) {
            return Optional.empty();
        }
    }

    /** Another replica may have indexed a commit that our mirror gets with its next fetch. */
    private Estate indexed() {
        Optional<String> marker = freshness.of(Source.GIT).marker();
        if (marker.isPresent()) {
            try {
                return estates.at(marker.get());
            } catch (EstateUnreadable e) {
                return estates.newest();
            }
        }
        return estates.newest();
    }
}
