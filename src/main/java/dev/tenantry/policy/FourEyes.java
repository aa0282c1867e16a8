package dev.tenantry.policy;

import static dev.tenantry.policy.Verdict.Outcome.PASSED;
import static dev.tenantry.policy.Verdict.Outcome.PENDING;
import static dev.tenantry.policy.Verdict.Outcome.REFUSED;

import java.util.Optional;

/**
 * The rule that somebody else has to look: requester, committers and approvers are compared as
 * people, whoever the forge calls the author.
 */
final class FourEyes {

    static final String RULE = "four-eyes";

    private FourEyes() {}

    static Verdict judge(Question question) {
        if (!question.requester().isPerson()) {
            return verdict(
                    REFUSED,
                    "Only a person can ask: "
                            + question.requester().email()
                            + " has no address, so nobody can tell who would be somebody else.");
        }
        Optional<Person> other = question.secondPersons().stream().findFirst();
        if (other.isPresent()) {
            String who = other.get().shown();
            return verdict(
                    PASSED, "Approved by " + who + ", who neither asked for it nor wrote it.");
        }
        if (question.approvers().isEmpty()) {
            String who = question.requester().email();
            return verdict(PENDING, "Somebody other than " + who + " has to approve it.");
        }
        String who = question.approvers().getFirst().shown();
        return verdict(
                REFUSED,
                "The only approval is by " + who + ", who asked for this change or wrote it.");
    }

    private static Verdict verdict(Verdict.Outcome outcome, String sentence) {
        Optional<String> allowed =
                outcome == REFUSED
                        ? Optional.of("An approval by anybody else who may review it.")
                        : Optional.empty();
        return new Verdict(RULE, sentence, outcome, Optional.empty(), allowed);
    }
}
