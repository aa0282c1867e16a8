package dev.tenantry.sandbox.world;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A change and the number of its pull request.
 *
 * @param number 1 for the first that was opened, and on without a gap
 */
record NumberedChange(int number, Change change) {

    /**
     * Numbers these in the order they were opened and leaves them in theirs. What a branch is
     * called does not count: after a merge its name is free again.
     */
    static List<NumberedChange> byOpening(List<Change> changes) {
        List<Integer> opened =
                IntStream.range(0, changes.size())
                        .boxed()
                        .sorted(Comparator.comparing(place -> changes.get(place).opened()))
                        .toList();
        NumberedChange[] numbered = new NumberedChange[changes.size()];
        for (int number = 1; number <= numbered.length; number++) {
            int place = opened.get(number - 1);
            numbered[place] = new NumberedChange(number, changes.get(place));
        }
        return List.of(numbered);
    }
}
