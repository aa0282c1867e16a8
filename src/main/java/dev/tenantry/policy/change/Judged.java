package dev.tenantry.policy.change;

import java.util.List;

/**
 * A change as the rules read it.
 *
 * @param meaning what it does, with everything named
 * @param verdicts of every rule that has something to say, passed or not: our own first, then the
 *     house's
 */
public record Judged(List<AccessChange> meaning, List<Verdict> verdicts) {

    public Judged {
        meaning = List.copyOf(meaning);
        verdicts = List.copyOf(verdicts);
    }

    public List<Sentence> sentences() {
        return meaning.stream().map(AccessChange::sentence).toList();
    }
}
