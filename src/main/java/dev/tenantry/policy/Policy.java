package dev.tenantry.policy;

import dev.tenantry.manifest.ChangeSet;
import dev.tenantry.manifest.Estate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * May this change be made? The same answer in the form, on submit, on every pull request and in a
 * scan, because it depends on nothing but the {@link Question}. The rules in this package cannot be
 * switched off by any file; the house rules are files of the estate.
 */
public final class Policy {

    private Policy() {}

    /**
     * Every rule that has something to say, passed or not: our own first, then the house's. A
     * change may go on when none of them {@linkplain Verdict#blocks blocks}.
     */
    public static List<Verdict> judge(Question question) {
        Case what = new Case(question.changes(), question.estate());
        List<Verdict> verdicts = new ArrayList<>();
        verdicts.add(FourEyes.judge(question));
        verdicts.addAll(readable(what));
        verdicts.addAll(OnlyFiles.judge(question.changes()));
        verdicts.addAll(Steering.judge(what));
        verdicts.addAll(ArgoSources.judge(what));
        verdicts.addAll(OwnObjects.judge(what));
        verdicts.addAll(OtherAccess.judge(what));
        if (!what.gained().isEmpty()) {
            verdicts.addAll(Isolation.judge(what));
            verdicts.addAll(WellFormed.judge(what));
            verdicts.addAll(Dated.judge(what, question.now()));
            verdicts.addAll(Limits.judge(what));
        }
        verdicts.addAll(once(what, question.now()));
        verdicts.addAll(HouseRules.judge(what, question));
        return List.copyOf(verdicts);
    }

    /** What a change set means, in sentences, with everything named that it does. */
    public static List<AccessChange> meaning(ChangeSet changes, Estate estate, Instant now) {
        return AccessChanges.of(changes, estate, now);
    }

    private static List<Verdict> once(Case what, Instant now) {
        return what.gained().isEmpty() ? List.of() : Once.judge(what, now);
    }

    private static List<Verdict> readable(Case what) {
        List<Violation> found =
                what.problems().stream()
                        .map(p -> Violation.at(p.path(), p.line(), p.sentence(), p.remedy()))
                        .toList();
        return Violation.refuse("readable", "Every file can be read.", found);
    }
}
