package dev.tenantry.sandbox.actuator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.revwalk.RevWalk;

/** A change of one file that is on main. */
final class MergedFile {

    private MergedFile() {}

    /** Commits one file to main; an empty text removes it. */
    static String commit(Repository estate, String path, String text) throws Exception {
        ObjectId head = estate.resolve("refs/heads/main");
        try (ObjectInserter inserter = estate.newObjectInserter();
                RevWalk walk = new RevWalk(estate)) {
            CommitBuilder commit = new CommitBuilder();
            commit.setTreeId(tree(estate, inserter, walk.parseCommit(head).getTree(), path, text));
            commit.setParentId(head);
            PersonIdent who = new PersonIdent("Test", "test@acme.example");
            commit.setAuthor(who);
            commit.setCommitter(who);
            commit.setMessage("Change a grant");
            ObjectId id = inserter.insert(commit);
            inserter.flush();
            RefUpdate update = estate.updateRef("refs/heads/main");
            update.setNewObjectId(id);
            assertThat(Optional.of(update.forceUpdate())).isNotEmpty();
            return id.name();
        }
    }

    private static ObjectId tree(
            Repository estate, ObjectInserter inserter, RevTree before, String path, String text)
            throws IOException {
        DirCache index = DirCache.newInCore();
        DirCacheBuilder builder = index.builder();
        builder.addTree(new byte[0], 0, estate.newObjectReader(), before);
        builder.finish();
        DirCacheBuilder edited = index.builder();
        for (int i = 0; i < index.getEntryCount(); i++) {
            if (!index.getEntry(i).getPathString().equals(path)) {
                edited.add(index.getEntry(i));
            }
        }
        if (!text.isEmpty()) {
            DirCacheEntry entry = new DirCacheEntry(path);
            entry.setFileMode(FileMode.REGULAR_FILE);
            entry.setObjectId(
                    inserter.insert(Constants.OBJ_BLOB, text.getBytes(StandardCharsets.UTF_8)));
            edited.add(entry);
        }
        edited.finish();
        return index.writeTree(inserter);
    }
}
