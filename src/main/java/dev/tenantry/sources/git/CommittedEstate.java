package dev.tenantry.sources.git;

import dev.tenantry.manifest.Estate;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.AndTreeFilter;
import org.eclipse.jgit.treewalk.filter.PathFilter;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/** The estate at one commit of the mirror; reads only the trees on the way to what is asked for. */
final class CommittedEstate implements Estate {

    /** No file of an estate is larger, in bytes. */
    private static final int LARGEST = 64 << 20;

    /** How many earlier texts of a file are looked at. */
    private static final int MOST_EARLIER = 20;

    private final Repository repository;
    private final RevCommit commit;

    CommittedEstate(Repository repository, RevCommit commit) {
        this.repository = repository;
        this.commit = commit;
    }

    @Override
    public String commit() {
        return commit.name();
    }

    @Override
    public Optional<byte[]> read(String path) {
        if (!isPath(path)) {
            return Optional.empty();
        }
        try (ObjectReader reader = repository.newObjectReader()) {
            Optional<Trees.Entry> at = Trees.find(reader, commit.getTree(), path);
            if (at.filter(entry -> isFile(entry.mode())).isEmpty()) {
                return Optional.empty();
            }
            byte[] bytes = reader.open(at.get().id(), Constants.OBJ_BLOB).getCachedBytes(LARGEST);
            return Optional.of(bytes.clone());
        } catch (IOException e) {
            throw new EstateUnreadable("A file of the estate cannot be read.", e);
        }
    }

    @Override
    public List<String> list(String folder) {
        if (!folder.isEmpty() && !isPath(folder)) {
            return List.of();
        }
        try (ObjectReader reader = repository.newObjectReader()) {
            Optional<ObjectId> tree = tree(reader, folder);
            if (tree.isEmpty()) {
                return List.of();
            }
            String above = folder.isEmpty() ? "" : folder + "/";
            List<String> paths = new ArrayList<>();
            try (TreeWalk walk = new TreeWalk(reader)) {
                walk.addTree(tree.get());
                walk.setRecursive(true);
                while (walk.next()) {
                    if (isFile(walk.getFileMode(0))) {
                        paths.add(above + RawPath.text(walk.getRawPath()));
                    }
                }
            }
            return paths;
        } catch (IOException e) {
            throw new EstateUnreadable("A folder of the estate cannot be read.", e);
        }
    }

    private Optional<ObjectId> tree(ObjectReader reader, String folder) throws IOException {
        return folder.isEmpty()
                ? Optional.of(commit.getTree())
                : Trees.find(reader, commit.getTree(), folder)
                        .filter(entry -> FileMode.TREE.equals(entry.mode()))
                        .map(Trees.Entry::id);
    }

    @Override
    public String version(String folder) {
        try (ObjectReader reader = repository.newObjectReader()) {
            return Trees.find(reader, commit.getTree(), folder)
                    .map(entry -> entry.id().name())
                    .orElse("");
        } catch (IOException e) {
            throw new EstateUnreadable("A folder of the estate cannot be read.", e);
        }
    }

    /** Along the main line, where each commit was once what the estate was. */
    @Override
    public List<byte[]> earlier(String path) {
        try (RevWalk walk = new RevWalk(repository)) {
            walk.setFirstParent(true);
            walk.setTreeFilter(AndTreeFilter.create(PathFilter.create(path), TreeFilter.ANY_DIFF));
            walk.markStart(walk.parseCommit(commit));
            List<byte[]> found = new ArrayList<>();
            for (RevCommit at : walk) {
                if (!at.equals(commit)) {
                    new CommittedEstate(repository, at).read(path).ifPresent(found::add);
                }
                if (found.size() == MOST_EARLIER) {
                    break;
                }
            }
            return found;
        } catch (IOException e) {
            throw new EstateUnreadable("The past of a file of the estate cannot be read.", e);
        }
    }

    /** Links are no manifests; following one could lead anywhere. */
    static boolean isFile(FileMode mode) {
        return FileMode.REGULAR_FILE.equals(mode) || FileMode.EXECUTABLE_FILE.equals(mode);
    }

    private static boolean isPath(String path) {
        return !path.isEmpty() && !path.startsWith("/") && !path.endsWith("/");
    }
}
