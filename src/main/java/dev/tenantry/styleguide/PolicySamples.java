package dev.tenantry.styleguide;

import dev.tenantry.policy.change.Sentence;
import dev.tenantry.policy.change.Verdict;
import dev.tenantry.policy.change.Verdict.Outcome;
import dev.tenantry.policy.change.Verdicts;
import java.util.List;
import java.util.Optional;

/** Invented sentences and verdicts: one of each sign, one of each outcome. */
public record PolicySamples() {

    private static final String FILE = "policy/longest-duration-restricted.yaml:1";

    public List<Sentence> sentences() {
        return List.of(
                new Sentence(
                        Sentence.Sign.GAINS,
                        "jane.doe@acme.example can read dataset features of acme-retail for 7 days."),
                new Sentence(
                        Sentence.Sign.CHANGES,
                        "group risk-ml@acme.example keeps reading curated.cards, until 15 Jan 2027."),
                new Sentence(
                        Sentence.Sign.LOSES,
                        "mira.novak@acme.example can no longer write to bucket acme-retail-raw."));
    }

    public Verdicts mixed() {
        return new Verdicts(
                List.of(
                        verdict(Outcome.REFUSED, "Access to restricted data lasts at most 7 days."),
                        verdict(Outcome.WARNING, "A reason of one word helps nobody."),
                        verdict(Outcome.PENDING, "Somebody other than jane.doe has to approve it."),
                        verdict(Outcome.PASSED, "Every file can be read.")));
    }

    public Verdicts passed() {
        return new Verdicts(
                mixed().all().stream().filter(v -> v.outcome() == Outcome.PASSED).toList());
    }

    private static Verdict verdict(Outcome outcome, String sentence) {
        return switch (outcome) {
            case REFUSED ->
                    new Verdict(
                            "longest-duration-restricted",
                            sentence,
                            outcome,
                            Optional.of(FILE),
                            Optional.of("Ask for 7 days or less."));
            case WARNING ->
                    new Verdict(
                            "good-reason",
                            sentence,
                            outcome,
                            Optional.of("policy/good-reason.yaml:1"),
                            Optional.of("Say what you want to find out."));
            case PENDING, PASSED ->
                    new Verdict(
                            outcome == Outcome.PASSED ? "readable" : "four-eyes",
                            sentence,
                            outcome,
                            Optional.empty(),
                            Optional.empty());
        };
    }
}
