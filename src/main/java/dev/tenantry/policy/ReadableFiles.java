package dev.tenantry.policy;

import java.util.List;
import java.util.stream.Stream;

/** What cannot be read cannot be judged. */
final class ReadableFiles {

    static final String RULE = "readable";

    private ReadableFiles() {}

    static List<Verdict> judge(Case what) {
        List<Violation> found =
                Stream.concat(
                                what.problems().stream()
                                        .map(
                                                p ->
                                                        Violation.at(
                                                                p.path(),
                                                                p.line(),
                                                                p.sentence(),
                                                                p.remedy())),
                                UnreadAmounts.in(what))
                        .toList();
        return Violation.refuse(RULE, "Every file can be read.", found);
    }
}
