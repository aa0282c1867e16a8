package dev.tenantry.sources.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.manifest.ManifestFile;
import dev.tenantry.manifest.NotRead;
import dev.tenantry.testing.GitRepo;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one commit brings is read as far as that costs little. */
class EntryReaderTest {

    private static final String DENSE = "a: [" + "x,".repeat(60_000) + "x]\n";

    @TempDir Path temp;

    private List<ManifestFile> read(String commit, long most) throws IOException {
        List<ManifestFile> files = new ArrayList<>();
        try (Repository repository =
                        new FileRepositoryBuilder()
                                .setGitDir(temp.resolve("origin.git").toFile())
                                .setBare()
                                .build();
                ObjectReader reader = repository.newObjectReader();
                RevWalk commits = new RevWalk(reader);
                TreeWalk walk = new TreeWalk(reader)) {
            RevTree tree = commits.parseCommit(ObjectId.fromString(commit)).getTree();
            EntryReader entries =
                    new EntryReader(reader, RenderedFolders.around(reader, tree), most);
            walk.addTree(tree);
            walk.setRecursive(true);
            while (walk.next()) {
                files.add(
                        entries.read(
                                new TreeEntry(
                                        walk.getPathString(),
                                        walk.getFileMode(0),
                                        walk.getObjectId(0))));
            }
        }
        return files;
    }

    @Test
    void ofManyDenseFilesTheFirstAreReadAndAllThatAreSmall() throws IOException {
        try (GitRepo origin = GitRepo.in(temp.resolve("origin.git"))) {
            for (String name : List.of("a", "b", "c", "d")) {
                origin.put(name + ".yaml", DENSE);
            }
            String commit = origin.put("small.yaml", "a: 1\n").commit("Begin");
            assertThat(read(commit, 130_000))
                    .extracting(ManifestFile::notRead)
                    .containsExactly(
                            Optional.empty(),
                            Optional.empty(),
                            Optional.of(NotRead.TOO_LARGE),
                            Optional.of(NotRead.TOO_LARGE),
                            Optional.empty());
        }
    }
}
