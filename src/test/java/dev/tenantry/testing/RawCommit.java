package dev.tenantry.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** Writes commits as Git would not, with whatever text somebody likes. */
public final class RawCommit {

    private RawCommit() {}

    /**
     * A commit that changes nothing.
     *
     * @param head what stands behind the parent: authors, times and the message
     */
    public static String on(Path repository, String ref, String parent, String head) {
        try (Repository opened =
                        new FileRepositoryBuilder()
                                .setGitDir(repository.toFile())
                                .setBare()
                                .build();
                RevWalk walk = new RevWalk(opened);
                ObjectInserter inserter = opened.newObjectInserter()) {
            ObjectId tree = walk.parseCommit(ObjectId.fromString(parent)).getTree();
            String text = "tree %s\nparent %s\n%s".formatted(tree.name(), parent, head);
            ObjectId commit =
                    inserter.insert(Constants.OBJ_COMMIT, text.getBytes(StandardCharsets.UTF_8));
            inserter.flush();
            RefUpdate update = opened.updateRef(ref);
            update.setNewObjectId(commit);
            update.forceUpdate();
            return commit.name();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
