package dev.tenantry.policy.files;

import dev.tenantry.policy.change.Case;
import dev.tenantry.policy.change.RuleId;
import dev.tenantry.policy.change.Verdict;
import dev.tenantry.policy.change.Violation;
import java.util.List;
import java.util.stream.Stream;

/** What cannot be read cannot be judged. */
public final class ReadableFiles {

    public static final String RULE = RuleId.READABLE.id();

    private ReadableFiles() {}

    public static List<Verdict> judge(Case what) {
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
