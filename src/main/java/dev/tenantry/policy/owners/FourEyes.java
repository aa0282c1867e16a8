package dev.tenantry.policy.owners;

import static dev.tenantry.policy.change.Verdict.Outcome.PASSED;
import static dev.tenantry.policy.change.Verdict.Outcome.PENDING;
import static dev.tenantry.policy.change.Verdict.Outcome.REFUSED;

import dev.tenantry.policy.change.Person;
import dev.tenantry.policy.change.Question;
import dev.tenantry.policy.change.RuleId;
import dev.tenantry.policy.change.Verdict;
import java.util.Optional;

/**
 * The rule that somebody else has to look: requester, committers and approvers are compared as
 * people, whoever the forge calls the author.
 */
public final class FourEyes {

    public static final String RULE = RuleId.FOUR_EYES.id();

    private FourEyes() {}

    public static Verdict judge(Question question) {
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
