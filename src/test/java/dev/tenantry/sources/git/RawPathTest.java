package dev.tenantry.sources.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.manifest.Estate;
import dev.tenantry.manifest.FileEdit;
import dev.tenantry.manifest.NotComparable;
import dev.tenantry.testing.GitRepo;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.TreeFormatter;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names that are no UTF-8 are read alike wherever they are read, and no two as one. */
class RawPathTest {

    private static final String STRANGE = "policy/\u00e9/\uFFFDFF.yaml";
    private static final String LETTER = "policy/\u00e9/\u00ff.yaml";
    private static final String SIGN = "policy/\u00e9/\uFFFDEF\uFFFDBF\uFFFDBD.yaml";

    @TempDir Path temp;
    private String head = "";

    /**
     * In one folder of another script: U+FFFD, the byte FF, and the letter that it is elsewhere.
     */
    @BeforeEach
    void begin() throws IOException {
        try (GitRepo origin = GitRepo.in(temp.resolve("origin.git"));
                Repository repository =
                        new FileRepositoryBuilder()
                                .setGitDir(origin.folder().toFile())
                                .setBare()
                                .build();
                ObjectInserter inserter = repository.newObjectInserter()) {
            CommitBuilder commit = new CommitBuilder();
            commit.setTreeId(tree(inserter));
            commit.setParentId(ObjectId.fromString(origin.put("a.yaml", "a: 1\n").commit("Begin")));
            commit.setAuthor(new PersonIdent("joe", "joe@acme.example"));
            commit.setCommitter(commit.getAuthor());
            commit.setMessage("Name them");
            ObjectId id = inserter.insert(commit);
            inserter.flush();
            RefUpdate update = repository.updateRef("refs/heads/change");
            update.setNewObjectId(id);
            update.forceUpdate();
            head = id.name();
        }
    }

    private static ObjectId tree(ObjectInserter inserter) throws IOException {
        TreeFormatter files = new TreeFormatter();
        add(files, inserter, bytes("\u00ff.yaml"), "a letter");
        add(files, inserter, bytes("\uFFFD.yaml"), "a sign");
        add(files, inserter, "\u00ff.yaml".getBytes(StandardCharsets.ISO_8859_1), "a byte");
        TreeFormatter folder = new TreeFormatter();
        folder.append(bytes("\u00e9"), FileMode.TREE, inserter.insert(files));
        TreeFormatter root = new TreeFormatter();
        root.append(bytes("policy"), FileMode.TREE, inserter.insert(folder));
        return inserter.insert(root);
    }

    private static void add(TreeFormatter files, ObjectInserter inserter, byte[] name, String text)
            throws IOException {
        ObjectId blob = inserter.insert(Constants.OBJ_BLOB, bytes(text));
        files.append(name, FileMode.REGULAR_FILE, blob);
    }

    @Test
    void whatIsListedIsRead() {
        EstateMirror mirror = mirror("change");
        try {
            Estate estate = mirror.newest();
            assertThat(estate.list("policy")).containsExactlyInAnyOrder(STRANGE, LETTER, SIGN);
            assertThat(estate.listed(STRANGE)).isEqualTo(bytes("a byte"));
            assertThat(estate.listed(LETTER)).isEqualTo(bytes("a letter"));
            assertThat(estate.listed(SIGN)).isEqualTo(bytes("a sign"));
        } finally {
            mirror.close();
        }
    }

    @Test
    void aPullRequestCarriesTheSameNames() throws NotComparable {
        EstateMirror mirror = mirror("main");
        try {
            assertThat(mirror.of("refs/heads/change", head).edits())
                    .extracting(FileEdit::path)
                    .containsExactlyInAnyOrder("a.yaml", STRANGE, LETTER, SIGN);
        } finally {
            mirror.close();
        }
    }

    private EstateMirror mirror(String branch) {
        String url = temp.resolve("origin.git").toUri().toString();
        EstateMirror mirror = new EstateMirror(url, branch, temp.resolve("mirror.git"));
        mirror.fetch();
        return mirror;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
