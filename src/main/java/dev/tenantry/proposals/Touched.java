package dev.tenantry.proposals;

import dev.tenantry.manifest.Manifest;
import dev.tenantry.manifest.ManifestFile;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An object that a merged proposal touched.
 *
 * @param merge the commit that brought it to main, and when
 * @param path the file
 * @param object empty for a file in which no object stands
 * @param how what became of it
 * @param settled from when on what was known of it before the merge counts: the cluster's news of
 *     one kind may come before those of another
 */
record Touched(
        String merge,
        Instant merged,
        String path,
        Optional<Manifest> object,
        How how,
        Instant settled) {

    /** What became of an object. */
    enum How {
        ADDED,
        CHANGED,
        GONE
    }

    /** After so long whatever watches the cluster has told its news. */
    private static final Duration TOLD = Duration.ofMinutes(1);

    private static final String CONNECTOR = ".cnrm.cloud.google.com";

    /**
     * Everything that it touched; what only moved to another file is changed and not gone. Nothing
     * where it is not known what was merged: what was asked for is another thing.
     */
    static List<Touched> by(Proposal proposal) {
        List<Facts.Edit> edits = OfHead.of(proposal).facts().map(Facts::edits).orElseGet(List::of);
        List<Manifest> before = edits.stream().flatMap(e -> objects(e, e.before())).toList();
        List<Manifest> after = edits.stream().flatMap(e -> objects(e, e.after())).toList();
        List<Touched> touched = new ArrayList<>();
        after.forEach(o -> touched.add(of(proposal, o, isIn(before, o) ? How.CHANGED : How.ADDED)));
        before.stream()
                .filter(o -> !isIn(after, o))
                .forEach(o -> touched.add(of(proposal, o, How.GONE)));
        edits.stream()
                .map(Facts.Edit::path)
                .filter(path -> touched.stream().noneMatch(t -> t.path.equals(path)))
                .toList()
                .forEach(path -> touched.add(of(proposal, path, Optional.empty(), How.CHANGED)));
        return touched;
    }

    private static Touched of(Proposal proposal, Manifest object, How how) {
        return of(proposal, object.path(), Optional.of(object), how);
    }

    private static Touched of(Proposal proposal, String path, Optional<Manifest> object, How how) {
        return new Touched(
                proposal.forge().mergeCommit().orElseThrow(),
                proposal.reached(Stage.MERGED).orElseThrow(),
                path,
                object,
                how,
                proposal.reached(Stage.SYNCED).map(at -> at.plus(TOLD)).orElse(Instant.MAX));
    }

    private static boolean isIn(List<Manifest> others, Manifest object) {
        return others.stream().anyMatch(other -> isSame(other, object));
    }

    boolean gone() {
        return how == How.GONE;
    }

    private static Stream<Manifest> objects(Facts.Edit edit, Optional<String> text) {
        return text
                .filter(some -> ManifestFile.isManifestPath(edit.path()))
                .map(t -> ManifestFile.read(edit.path(), t.getBytes(StandardCharsets.UTF_8)))
                .stream()
                .flatMap(file -> file.manifests().stream());
    }

    private static boolean isSame(Manifest one, Manifest other) {
        return one.kind().equals(other.kind())
                && one.group().equals(other.group())
                && one.name().equals(other.name())
                && one.namespace().equals(other.namespace());
    }

    /** Is it of Config Connector, which makes it real? */
    boolean isConnector() {
        return object.filter(o -> o.group().endsWith(CONNECTOR)).isPresent();
    }

    /** What to call it. */
    String called() {
        return object.map(o -> o.kind() + " " + o.name()).orElse(path);
    }

    /** Its namespace as it says; empty when the Application decides. */
    String namespace() {
        return object.flatMap(Manifest::namespace).orElse("");
    }

    /** The folders that it lies in, each on a line, the whole repository last. */
    String folders() {
        StringBuilder folders = new StringBuilder();
        for (int end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
            folders.append(path, 0, end).append('\n');
        }
        return folders.isEmpty() ? "\n" : folders.toString();
    }

    /** The project that a grant is on; empty for everything else. */
    Optional<String> project() {
        return object.filter(o -> o.kind().equals("IAMPolicyMember"))
                .filter(o -> o.at("spec", "member").isPresent())
                .flatMap(o -> o.at("spec", "resourceRef", "external"))
                .filter(external -> external.startsWith("projects/"))
                .map(external -> external.substring("projects/".length()));
    }

    /** A text of the object. */
    String at(String... keys) {
        return object.flatMap(o -> o.at(keys)).orElse("");
    }
}
