package dev.tenantry.web;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.DiffAlgorithmListener;
import com.github.difflib.patch.AbstractDelta;
import java.io.Serial;
import java.util.List;
import java.util.Optional;

/**
 * Finds what changed between two texts, line by line, and gives up when it is too much: the time
 * that it takes grows with the square of the lines that change.
 */
final class FewChanges implements DiffAlgorithmListener {

    /** So many lines may come and go in one file. */
    static final int MOST = 2_000;

    private FewChanges() {}

    private static final class TooMuch extends RuntimeException {
        @Serial private static final long serialVersionUID = 1;

        TooMuch() {
            super("More than " + MOST + " lines change", null, false, false);
        }
    }

    static Optional<List<AbstractDelta<String>>> of(List<String> before, List<String> after) {
        try {
            return Optional.of(DiffUtils.diff(before, after, new FewChanges()).getDeltas());
        } catch (TooMuch tooMuch) {
            return Optional.empty();
        }
    }

    @Override
    public void diffStart() {
        // Nothing is counted yet.
    }

    /** Each step of the algorithm looks at what can be reached with one more changed line. */
    @Override
    public void diffStep(int changed, int most) {
        if (changed > MOST) {
            throw new TooMuch();
        }
    }

    @Override
    public void diffEnd() {
        // It was few enough.
    }
}
