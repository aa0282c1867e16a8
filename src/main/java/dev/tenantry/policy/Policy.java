package dev.tenantry.policy;

import dev.tenantry.estate.ChangedEstate;
import dev.tenantry.estate.Places;
import dev.tenantry.policy.change.Case;
import dev.tenantry.policy.change.Judged;
import dev.tenantry.policy.change.Question;
import dev.tenantry.policy.meaning.AccessChanges;

/**
 * May this change be made? The same answer in the form, on submit, on every pull request and in a
 * scan, because it depends on nothing but the {@link Question}. Our rules cannot be switched off by
 * any file; the house rules are files of the estate.
 */
public final class Policy {

    private Policy() {}

    /**
     * What it means, and what every rule says. A change may go on when no verdict {@linkplain
     * Verdict#blocks blocks}.
     */
    public static Judged judge(Question question) {
        return Places.in(
                new ChangedEstate(question.estate(), question.changes()), () -> judged(question));
    }

    private static Judged judged(Question question) {
        Case what = new Case(question.changes(), question.estate());
        return new Judged(
                AccessChanges.of(what, question.now()),
                Rule.ALL.stream().flatMap(rule -> rule.judge(what, question).stream()).toList());
    }
}
