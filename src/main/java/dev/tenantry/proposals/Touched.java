package dev.tenantry.proposals;

import dev.tenantry.manifest.Manifest;
import dev.tenantry.manifest.ManifestFile;
import java.nio.charset.StandardCharsets;
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
 * @param gone was it taken away?
 */
record Touched(String merge, Instant merged, String path, Optional<Manifest> object, boolean gone) {

    private static final String CONNECTOR = ".cnrm.cloud.google.com";

    /** Everything that it touched. */
    static List<Touched> by(Proposal proposal) {
        String merge = proposal.forge().mergeCommit().orElseThrow();
        Instant merged = proposal.reached(Stage.MERGED).orElseThrow();
        return proposal.facts().edits().stream()
                .flatMap(edit -> in(edit, merge, merged))
                .toList();
    }

    private static Stream<Touched> in(Facts.Edit edit, String merge, Instant merged) {
        List<Manifest> after = objects(edit.path(), edit.after());
        List<Manifest> gone = new ArrayList<>(objects(edit.path(), edit.before()));
        gone.removeIf(before -> after.stream().anyMatch(a -> isSame(a, before)));
        if (after.isEmpty() && gone.isEmpty()) {
            return Stream.of(new Touched(merge, merged, edit.path(), Optional.empty(), false));
        }
        return Stream.concat(
                after.stream()
                        .map(o -> new Touched(merge, merged, edit.path(), Optional.of(o), false)),
                gone.stream()
                        .map(o -> new Touched(merge, merged, edit.path(), Optional.of(o), true)));
    }

    private static List<Manifest> objects(String path, Optional<String> text) {
        return text.filter(some -> ManifestFile.isManifestPath(path))
                .map(t -> ManifestFile.read(path, t.getBytes(StandardCharsets.UTF_8)))
                .map(ManifestFile::manifests)
                .orElse(List.of());
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
