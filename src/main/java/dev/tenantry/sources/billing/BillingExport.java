package dev.tenantry.sources.billing;

import dev.tenantry.sources.billing.BillingFacts.Refused;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The billing export as a source: which files are new since the last look, and what they say. Not
 * the time of a delivery but its bytes decide: the same file read twice, under two names or
 * compressed meanwhile, changes no sum.
 */
public final class BillingExport {

    private final FocusFolder folder;
    private final FocusReader reader;
    private final int batch;

    /**
     * @param folder with the files, read with its sub-folders
     * @param currency of the bill
     * @param batch how many daily charges are handed over at once, about; bounds the memory
     */
    public BillingExport(Path folder, String currency, int batch) {
        this.folder = new FocusFolder(folder);
        this.reader = new FocusReader(currency);
        this.batch = batch;
    }

    /**
     * What is new against {@code known} (by file name), at most one batch of it.
     *
     * @throws IOException when the folder can't be listed
     */
    public BillingFacts news(Map<String, KnownFile> known) throws IOException {
        Map<String, BillingFile> there = folder.files();
        Set<String> gone = new HashSet<>(known.keySet());
        gone.removeAll(there.keySet());
        Batch news = new Batch(known, there, gone);
        for (BillingFile file : there.values()) {
            if (news.isFull()) {
                return news.facts(true);
            }
            if (isNew(file, known, there)) {
                news.read(file);
            }
        }
        return news.facts(false);
    }

    private static boolean isNew(
            BillingFile file, Map<String, KnownFile> known, Map<String, BillingFile> there) {
        KnownFile before = known.get(file.name());
        return before == null
                || !before.stamp().equals(file.stamp())
                || before.duplicateOf()
                        .map(original -> !isStill(original, before.hash(), known, there))
                        .orElse(false);
    }

    private static boolean isStill(
            String name,
            String hash,
            Map<String, KnownFile> known,
            Map<String, BillingFile> there) {
        KnownFile before = known.get(name);
        BillingFile now = there.get(name);
        return before != null
                && now != null
                && before.hash().equals(hash)
                && before.stamp().equals(now.stamp());
    }

    private final class Batch {

        private final Set<String> gone;
        private final Set<String> knownGone = new HashSet<>();
        private final Map<String, String> counted = new HashMap<>();
        private final Map<String, String> left = new HashMap<>();
        private final List<FileCharges> read = new ArrayList<>();
        private final List<Refused> refused = new ArrayList<>();
        private final Map<String, String> duplicates = new HashMap<>();
        private final Map<String, String> moved = new HashMap<>();
        private int charges;

        Batch(Map<String, KnownFile> known, Map<String, BillingFile> there, Set<String> gone) {
            this.gone = gone;
            known.forEach(
                    (name, file) -> {
                        if (file.gone()) {
                            knownGone.add(name);
                        }
                        if (gone.contains(name)) {
                            left.put(file.hash(), name);
                        } else if (file.duplicateOf().isEmpty()
                                && isStill(name, file.hash(), known, there)) {
                            counted.put(file.hash(), name);
                        }
                    });
        }

        boolean isFull() {
            return charges >= batch;
        }

        void read(BillingFile file) throws IOException {
            try {
                FileCharges said = reader.read(file);
                if (FocusFolder.again(file).stamp().equals(file.stamp())) {
                    add(said);
                }
                // Else somebody is writing to it: the next look has it whole.
            } catch (UnreadableFile e) {
                refused.add(new Refused(againLater(file, e), e.line(), e.sentence()));
            }
        }

        /** What the disk refuses may be readable next time, with the same stamp. */
        private static BillingFile againLater(BillingFile file, UnreadableFile why) {
            boolean disk = why.getCause() instanceof IOException;
            String stamp = disk ? "" : file.stamp();
            return new BillingFile(file.name(), file.path(), file.compressed(), stamp);
        }

        private void add(FileCharges said) {
            String name = said.file().name();
            String original =
                    said.charges().isEmpty() ? name : counted.getOrDefault(said.hash(), name);
            if (!original.equals(name)) {
                duplicates.put(name, original);
                read.add(new FileCharges(said.file(), said.hash(), List.of(), 0, 0, List.of()));
                return;
            }
            String former = left.remove(said.hash());
            if (former != null) {
                moved.put(name, former);
                gone.remove(former);
            }
            counted.put(said.hash(), name);
            read.add(said);
            charges += said.charges().size();
        }

        BillingFacts facts(boolean more) {
            boolean news = !read.isEmpty() || !refused.isEmpty() || !gone.equals(knownGone);
            return new BillingFacts(read, refused, duplicates, moved, gone, news, more);
        }
    }
}
