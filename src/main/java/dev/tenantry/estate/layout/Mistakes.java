package dev.tenantry.estate.layout;

import dev.tenantry.manifest.Problem;
import dev.tenantry.manifest.YamlNode;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with a layout, each with its line. */
final class Mistakes {

    /** What holds in the meantime; said with every mistake, because people see only some. */
    private static final String REMEDY = "Correct it; until then the layout of before it counts.";

    /** Whoever makes more has the wrong file. */
    private static final int MOST = 50;

    private final List<Problem> problems = new ArrayList<>();

    void add(YamlNode where, String sentence) {
        add(where.line(), sentence);
    }

    void add(int line, String sentence) {
        if (problems.size() < MOST) {
            problems.add(new Problem(Layout.PATH, line, sentence, REMEDY));
        }
    }

    void add(Problem problem) {
        add(problem.line(), problem.sentence());
    }

    boolean isEmpty() {
        return problems.isEmpty();
    }

    List<Problem> all() {
        return List.copyOf(problems);
    }
}
