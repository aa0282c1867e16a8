package dev.tenantry.policy.owners;

import dev.tenantry.manifest.FileEdit;
import dev.tenantry.policy.change.Consent;
import dev.tenantry.policy.change.Question;
import dev.tenantry.policy.change.RuleId;
import dev.tenantry.policy.change.Verdict;
import dev.tenantry.policy.change.Verdict.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Of every touched file an owner approves, as CODEOWNERS of the base says: a change cannot give
 * itself other owners. GitHub asks for them only where the branch's rules say so.
 */
public final class OwnersApprove {

    static final String RULE = RuleId.CODE_OWNERS.id();

    private OwnersApprove() {}

    /** Nothing where nobody owns what is touched. */
    public static List<Verdict> judge(Question question) {
        List<FileEdit> edits = question.changes().edits();
        Map<List<String>, List<String>> touched = CodeOwners.of(question.estate()).touched(edits);
        List<Verdict> missing = new ArrayList<>();
        touched.forEach(
                (owners, files) -> {
                    if (owners.stream().noneMatch(question.consent()::has)) {
                        missing.add(pending(owners, files, question.consent()));
                    }
                });
        if (!missing.isEmpty() || touched.isEmpty()) {
            return missing;
        }
        return List.of(
                new Verdict(
                        RULE,
                        "An owner of every touched file that has one approved.",
                        Outcome.PASSED,
                        Optional.empty(),
                        Optional.empty()));
    }

    private static Verdict pending(List<String> owners, List<String> files, Consent consent) {
        String untold =
                owners.stream()
                        .filter(consent.untold()::contains)
                        .findFirst()
                        .map(" GitHub does not tell us who is in %s."::formatted)
                        .orElse("");
        String theirs =
                files.size() == 1
                        ? "the file is theirs"
                        : "%,d of the files are theirs".formatted(files.size());
        return new Verdict(
                RULE,
                "%s has to approve it: %s.%s"
                        .formatted(String.join(" or ", owners), theirs, untold),
                Outcome.PENDING,
                Optional.of(files.getFirst()),
                Optional.empty());
    }
}
