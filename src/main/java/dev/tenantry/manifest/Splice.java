package dev.tenantry.manifest;

import java.util.Comparator;
import java.util.List;

/** Puts {@code with} in the place of the characters from {@code start} to {@code end}. */
record Splice(int start, int end, String with) {

    /** Applies splices that do not overlap; those at the same place in their order. */
    static String apply(String text, List<Splice> splices) {
        List<Splice> ordered =
                splices.stream()
                        .sorted(
                                Comparator.comparingInt(Splice::start)
                                        .thenComparingInt(Splice::end))
                        .toList();
        StringBuilder result = new StringBuilder(text.length() + 64);
        int at = 0;
        for (Splice splice : ordered) {
            if (splice.start() < at) {
                throw new EditRefused("Two changes touch the same place; make them one by one.");
            }
            result.append(text, at, splice.start()).append(splice.with());
            at = splice.end();
        }
        return result.append(text, at, text.length()).toString();
    }
}
