package dev.tenantry.proposals;

import dev.tenantry.manifest.Manifest;
import dev.tenantry.manifest.ManifestFile;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How far a merged proposal has come: applied by Argo CD, made so by Config Connector, and really
 * in Google's allow policy. Each answer is empty when it is so, and otherwise a sentence that says
 * what is still missing.
 */
@ApplicationScoped
class Delivery {

    private static final String CONNECTOR = ".cnrm.cloud.google.com";

    private final DeliveryRows rows;

    Delivery(DeliveryRows rows) {
        this.rows = rows;
    }

    /** What is still missing, in words; empty before the merge and after it is live. */
    Optional<String> note(Proposal proposal) {
        return switch (proposal.stage()) {
            case MERGED -> notSynced(proposal);
            case SYNCED -> notLive(proposal);
            case REQUESTED, OPENED, CHECKED, APPROVED, LIVE, WITHDRAWN, REFUSED, CONFLICT ->
                    Optional.empty();
        };
    }

    /** Has every Argo CD Application that applies one of its files applied the merge commit? */
    Optional<String> notSynced(Proposal proposal) {
        String merge = proposal.forge().mergeCommit().orElseThrow();
        return proposal.facts().edits().stream()
                .map(Facts.Edit::path)
                .map(path -> rows.notApplied(path, merge))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Is every object as its file says, and every grant really in the allow policy? */
    Optional<String> notLive(Proposal proposal) {
        return proposal.facts().edits().stream().flatMap(this::notLive).findFirst();
    }

    private Stream<String> notLive(Facts.Edit edit) {
        List<Manifest> after = objects(edit.path(), edit.after());
        List<Manifest> gone = new ArrayList<>(objects(edit.path(), edit.before()));
        gone.removeIf(before -> after.stream().anyMatch(a -> isSame(a, before)));
        return Stream.concat(
                after.stream().flatMap(this::notThere), gone.stream().flatMap(this::notAway));
    }

    private Stream<String> notThere(Manifest object) {
        return rows.notReady(object).or(() -> rows.notBound(object)).stream();
    }

    private Stream<String> notAway(Manifest object) {
        return rows.notGone(object).or(() -> rows.stillBound(object)).stream();
    }

    /** The Config Connector objects in a file. */
    private static List<Manifest> objects(String path, Optional<String> text) {
        return text
                .map(t -> ManifestFile.read(path, t.getBytes(StandardCharsets.UTF_8)))
                .map(ManifestFile::manifests)
                .orElse(List.of())
                .stream()
                .filter(m -> m.group().endsWith(CONNECTOR))
                .toList();
    }

    private static boolean isSame(Manifest one, Manifest other) {
        return one.kind().equals(other.kind())
                && one.name().equals(other.name())
                && one.namespace().equals(other.namespace());
    }
}
