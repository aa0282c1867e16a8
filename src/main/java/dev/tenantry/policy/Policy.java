package dev.tenantry.policy;

import dev.tenantry.manifest.ChangeSet;
import dev.tenantry.manifest.Estate;
import java.time.Instant;
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
        return Rule.ALL.stream()
                .flatMap(rule -> rule.judge().judge(what, question).stream())
                .toList();
    }

    /** What a change set means, in sentences, with everything named that it does. */
    public static List<AccessChange> meaning(ChangeSet changes, Estate estate, Instant now) {
        return AccessChanges.of(changes, estate, now);
    }
}
