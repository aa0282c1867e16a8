package dev.tenantry.policy.change;

import dev.tenantry.policy.change.Verdict.Outcome;
import java.util.Comparator;
import java.util.List;

/** What all rules say about one change, in the order in which people want to read it. */
public record Verdicts(List<Verdict> all) {

    private static final List<Outcome> ORDER =
            List.of(Outcome.REFUSED, Outcome.WARNING, Outcome.PENDING);

    public Verdicts {
        all = List.copyOf(all);
    }

    /** Those that say more than yes: refusals first, then warnings, then what still waits. */
    public List<Verdict> telling() {
        return all.stream()
                .filter(v -> v.outcome() != Outcome.PASSED)
                .sorted(Comparator.comparingInt(v -> ORDER.indexOf(v.outcome())))
                .toList();
    }

    public List<Verdict> passed() {
        return all.stream().filter(v -> v.outcome() == Outcome.PASSED).toList();
    }

    public long refusals() {
        return all.stream().filter(Verdict::blocks).count();
    }

    /** "9 of 10", without those that wait for a review. */
    public String tally() {
        long pending = all.stream().filter(v -> v.outcome() == Outcome.PENDING).count();
        return passed().size() + " of " + (all.size() - pending);
    }
}
