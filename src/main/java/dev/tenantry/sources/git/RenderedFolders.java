package dev.tenantry.sources.git;

import dev.tenantry.manifest.NotRead;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * The folders of a commit whose files Kustomize or Helm make manifests from. What stands in them,
 * and below, is a part of something and no manifest by itself.
 */
final class RenderedFolders {

    /** As Kustomize and Helm look for them, letter for letter. */
    private static final Map<String, NotRead> MARKS =
            Map.of(
                    "kustomization.yaml",
                    NotRead.KUSTOMIZATION,
                    "kustomization.yml",
                    NotRead.KUSTOMIZATION,
                    "Kustomization",
                    NotRead.KUSTOMIZATION,
                    "Chart.yaml",
                    NotRead.CHART);

    /** Tells whether a folder has one of the marks in it. */
    private interface Lookup {
        boolean isMarked(String folder) throws IOException;
    }

    private final Map<String, Boolean> known = new HashMap<>();
    private final Lookup lookup;

    private RenderedFolders(Lookup lookup) {
        this.lookup = lookup;
    }

    /** For reading all files of a tree: looks for all marks first, once. */
    static RenderedFolders all(ObjectReader reader, ObjectId tree) throws IOException {
        Set<String> marked = new HashSet<>();
        try (TreeWalk walk = new TreeWalk(reader)) {
            walk.addTree(tree);
            walk.setRecursive(true);
            while (walk.next()) {
                if (MARKS.containsKey(walk.getNameString())) {
                    String path = RawPath.text(walk.getRawPath());
                    marked.add(path.substring(0, Math.max(0, path.lastIndexOf('/'))));
                }
            }
        }
        return new RenderedFolders(marked::contains);
    }

    /** For reading a few files of a tree: looks into the folders above them. */
    static RenderedFolders around(ObjectReader reader, ObjectId tree) {
        return new RenderedFolders(
                folder -> {
                    for (String mark : MARKS.keySet()) {
                        if (Trees.find(reader, tree, folder + "/" + mark).isPresent()) {
                            return true;
                        }
                    }
                    return false;
                });
    }

    /** Does it make of its folder what is rendered? */
    static boolean isMark(String path) {
        return MARKS.containsKey(path.substring(path.lastIndexOf('/') + 1));
    }

    /** What a file is if it is in one of these folders; one at the root is only itself. */
    Optional<NotRead> of(String path) throws IOException {
        NotRead mark = MARKS.get(path.substring(path.lastIndexOf('/') + 1));
        if (mark != null) {
            return Optional.of(mark);
        }
        for (int end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
            if (isMarked(path.substring(0, end))) {
                return Optional.of(NotRead.RENDERED);
            }
        }
        return Optional.empty();
    }

    private boolean isMarked(String folder) throws IOException {
        Boolean marked = known.get(folder);
        if (marked == null) {
            marked = lookup.isMarked(folder);
            known.put(folder, marked);
        }
        return marked;
    }
}
