package dev.tenantry.sources.git;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.StoredConfig;

/**
 * Keeps a mirror small: heads that nobody asked for lately go, and what no reference needs goes
 * with them.
 */
final class Tidying {

    private static final String ALL = "refs/tenantry/";

    /** Each fetch adds one, and each is looked into for what is not there. */
    private static final int MOST_PACKS = 50;

    /** So many of the largest heads; of each object something stays in memory. */
    private static final int MOST_LARGE_HEADS = 3;

    /** Heads that are kept while there is room. */
    private static final int MANY = 1_000;

    /** Heads that are kept where there is none. */
    private static final int FEW = 4;

    private final MirrorLimits limits;
    private final Map<String, Boolean> asked =
            new LinkedHashMap<>(64, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                    return size() > MANY;
                }
            };

    /** As large as it was when nothing more could be removed. */
    private long smallest;

    Tidying(MirrorLimits limits) {
        this.limits = limits;
    }

    synchronized void asked(String head) {
        asked.put(head, true);
    }

    /** Nothing can be said of it: it goes first. */
    synchronized void forget(String head) {
        asked.remove(head);
    }

    /** Is there room for one more head? */
    boolean hasRoom(Repository mirror) {
        return size(mirror) + limits.pack() <= limits.folder();
    }

    void tidy(Repository mirror) throws GitAPIException, IOException {
        if (packs(mirror).size() > MOST_PACKS
                || fetchedObjects(mirror) > MOST_LARGE_HEADS * limits.objects()) {
            collect(mirror, MANY);
        }
        if (!hasRoom(mirror)
                && (size(mirror) >= smallest + limits.pack() / 2 || canGo(mirror, FEW))) {
            collect(mirror, MANY);
            if (!hasRoom(mirror)) {
                collect(mirror, FEW);
            }
            smallest = size(mirror);
        }
    }

    private void collect(Repository mirror, int most) throws GitAPIException, IOException {
        for (String name : unwanted(mirror, most)) {
            RefUpdate update = mirror.updateRef(name);
            update.setForceUpdate(true);
            update.delete();
        }
        // Of this process only: what is packed is taken as it is, in little memory.
        StoredConfig config = mirror.getConfig();
        config.setBoolean("pack", null, "buildBitmaps", false);
        config.setBoolean("pack", null, "deltaCompression", false);
        config.setInt("pack", null, "threads", 1);
        config.setString("gc", null, "pruneExpire", "now");
        config.setString("gc", null, "prunePackExpire", "now");
        try (Git git = new Git(mirror)) {
            git.gc().call();
        }
    }

    /** Is one here that others came after, since the last time that nothing more could go? */
    private boolean canGo(Repository mirror, int most) throws IOException {
        return !unwanted(mirror, most).isEmpty();
    }

    private List<String> unwanted(Repository mirror, int most) throws IOException {
        Set<String> kept = newest(most);
        return mirror.getRefDatabase().getRefsByPrefix(ALL).stream()
                .map(Ref::getName)
                .filter(name -> !name.equals(Origin.MAIN))
                .filter(
                        name ->
                                !name.startsWith(SideHeads.KEPT)
                                        || !kept.contains(name.substring(SideHeads.KEPT.length())))
                .toList();
    }

    private synchronized Set<String> newest(int most) {
        List<String> all = new ArrayList<>(asked.keySet());
        return Set.copyOf(all.subList(Math.max(0, all.size() - most), all.size()));
    }

    /** All but what the largest pack holds: that is main, and what was kept with it. */
    private static long fetchedObjects(Repository mirror) throws IOException {
        long all = 0;
        long largest = 0;
        for (File pack : packs(mirror)) {
            long objects = Intake.objects(pack);
            all += objects;
            largest = Math.max(largest, objects);
        }
        return all - largest;
    }

    private static List<File> packs(Repository mirror) {
        return files(mirror).stream().filter(file -> file.getName().endsWith(".pack")).toList();
    }

    /** All of its objects are in packs, as they were fetched. */
    private static long size(Repository mirror) {
        return files(mirror).stream().mapToLong(File::length).sum();
    }

    private static List<File> files(Repository mirror) {
        File[] files = new File(mirror.getDirectory(), "objects/pack").listFiles();
        return files == null ? List.of() : List.of(files);
    }
}
