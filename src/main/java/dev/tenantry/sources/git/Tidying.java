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

    /** Is there room for one more head? */
    boolean hasRoom(Repository mirror) {
        return size(mirror) + limits.pack() <= limits.folder();
    }

    void tidy(Repository mirror) throws GitAPIException, IOException {
        if (packs(mirror) > MOST_PACKS) {
            collect(mirror, MANY);
        }
        if (!hasRoom(mirror) && size(mirror) >= smallest + limits.pack() / 2) {
            collect(mirror, MANY);
            if (!hasRoom(mirror)) {
                collect(mirror, FEW);
            }
            smallest = size(mirror);
        }
    }

    private void collect(Repository mirror, int most) throws GitAPIException, IOException {
        Set<String> kept = newest(most);
        for (Ref ref : mirror.getRefDatabase().getRefsByPrefix(ALL)) {
            String name = ref.getName();
            if (!name.equals(Origin.MAIN)
                    && !(name.startsWith(SideHeads.KEPT)
                            && kept.contains(name.substring(SideHeads.KEPT.length())))) {
                RefUpdate update = mirror.updateRef(name);
                update.setForceUpdate(true);
                update.delete();
            }
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

    private synchronized Set<String> newest(int most) {
        List<String> all = new ArrayList<>(asked.keySet());
        return Set.copyOf(all.subList(Math.max(0, all.size() - most), all.size()));
    }

    private static int packs(Repository mirror) {
        String[] names = new File(mirror.getDirectory(), "objects/pack").list();
        int packs = 0;
        for (String name : names == null ? new String[0] : names) {
            packs += name.endsWith(".pack") ? 1 : 0;
        }
        return packs;
    }

    /** All of its objects are in packs, as they were fetched. */
    private static long size(Repository mirror) {
        File[] files = new File(mirror.getDirectory(), "objects/pack").listFiles();
        long size = 0;
        for (File file : files == null ? new File[0] : files) {
            size += file.length();
        }
        return size;
    }
}
