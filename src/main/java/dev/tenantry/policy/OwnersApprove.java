package dev.tenantry.policy;

import dev.tenantry.manifest.FileEdit;
import dev.tenantry.policy.Verdict.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Of every touched file an owner approves, as CODEOWNERS of the base says: a change cannot give
 * itself other owners. GitHub asks for them only where the branch's rules say so.
 */
final class OwnersApprove {

    static final String RULE = "code-owners";

    private OwnersApprove() {}

    /** Nothing where nobody owns what is touched. */
    static List<Verdict> judge(Question question) {
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
