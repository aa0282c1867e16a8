package dev.tenantry.policy;

import java.util.List;

/** What cannot be read cannot be judged. */
final class ReadableFiles {

    static final String RULE = "readable";

    private ReadableFiles() {}

    static List<Verdict> judge(Case what) {
        List<Violation> found =
                what.problems().stream()
                        .map(p -> Violation.at(p.path(), p.line(), p.sentence(), p.remedy()))
                        .toList();
        return Violation.refuse(RULE, "Every file can be read.", found);
    }
}
