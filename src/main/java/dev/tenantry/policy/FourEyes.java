package dev.tenantry.policy;

import static dev.tenantry.policy.Verdict.Outcome.PASSED;
import static dev.tenantry.policy.Verdict.Outcome.PENDING;
import static dev.tenantry.policy.Verdict.Outcome.REFUSED;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The rule that somebody else has to look: requester, committers and approvers are compared as
 * people, whoever the forge calls the author.
 */
final class FourEyes {

    static final String RULE = "four-eyes";

    private FourEyes() {}

    static Verdict judge(Question question) {
        List<Person> makers = new ArrayList<>(question.committers());
        makers.add(Person.of(question.requester()));
        Optional<Person> other =
                question.approvers().stream().filter(p -> !p.isAmong(makers)).findFirst();
        if (other.isPresent()) {
            return new Verdict(
                    RULE,
                    "Approved by "
                            + other.get().shown()
                            + ", who neither asked for it nor wrote it.",
                    PASSED,
                    Optional.empty(),
                    Optional.empty());
        }
        if (question.approvers().isEmpty()) {
            return new Verdict(
                    RULE,
                    "Somebody other than " + question.requester().email() + " has to approve it.",
                    PENDING,
                    Optional.empty(),
                    Optional.empty());
        }
        return new Verdict(
                RULE,
                "The only approval is by "
                        + question.approvers().getFirst().shown()
                        + ", who asked for this change or wrote it.",
                REFUSED,
                Optional.empty(),
                Optional.of("An approval by anybody else who may review it."));
    }
}
