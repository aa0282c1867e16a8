package dev.tenantry.proposals;

import dev.tenantry.web.FileDiff;
import dev.tenantry.web.FileDiffs;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The diffs of what proposals hold, each made once: every open page asks for them again whenever
 * there is news.
 */
@ApplicationScoped
class Diffs {

    /** So many lines of a proposal may come and go; nobody looks at more on one page. */
    static final int MOST_LINES = 5_000;

    /** In characters, of all files before and after. */
    static final int LONGEST = 2_000_000;

    private static final int KEPT = 10;

    /** By what they are of, so that none is ever shown for another. */
    private final Map<List<Facts.Edit>, List<FileDiff>> made =
            Collections.synchronizedMap(
                    new LinkedHashMap<>(KEPT, 0.75f, true) {
                        @Override
                        protected boolean removeEldestEntry(
                                Map.Entry<List<Facts.Edit>, List<FileDiff>> eldest) {
                            return size() > KEPT;
                        }
                    });

    List<FileDiff> of(List<Facts.Edit> edits) {
        return made.computeIfAbsent(edits, Diffs::diffs);
    }

    /** Can a page show all of it? */
    static boolean areShown(List<Facts.Edit> edits) {
        if (edits.stream().mapToLong(Diffs::length).sum() > LONGEST) {
            return false;
        }
        long lines = 0;
        for (Facts.Edit edit : edits) {
            FileDiff diff = diff(edit);
            lines += diff.added() + diff.removed();
            if (diff.isTooLarge() || lines > MOST_LINES) {
                return false;
            }
        }
        return true;
    }

    private static long length(Facts.Edit edit) {
        return (long) edit.before().orElse("").length() + edit.after().orElse("").length();
    }

    private static List<FileDiff> diffs(List<Facts.Edit> edits) {
        return FileDiffs.of(edits.stream().map(Facts.Edit::edit).toList());
    }

    private static FileDiff diff(Facts.Edit edit) {
        return FileDiff.of(edit.path(), edit.before(), edit.after());
    }
}
