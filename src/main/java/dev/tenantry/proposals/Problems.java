package dev.tenantry.proposals;

import dev.tenantry.policy.change.Verdict;
import dev.tenantry.web.Problem;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How refusals of this package are answered over HTTP. */
final class Problems {

    /** The forge takes not much more in one text. */
    private static final int LONGEST_REASON = 4_000;

    private Problems() {}

    /** Something that a person does with a proposal. */
    interface Act {
        void on(Proposal proposal) throws NotAllowed, ForgeTrouble;
    }

    /** The reason that somebody gives; none is empty text. */
    static String reason(@Nullable String given) {
        String reason = given == null ? "" : given;
        if (reason.length() > LONGEST_REASON) {
            throw Problem.invalid("A reason has at most %,d characters.".formatted(LONGEST_REASON));
        }
        return reason;
    }

    static void answering(Proposal proposal, Act act) {
        try {
            answeringUnlessMoved(proposal, act);
        } catch (ForgeTrouble.Conflict e) {
            throw of(e);
        }
    }

    /** For who can be shown what it is now. */
    static void answeringUnlessMoved(Proposal proposal, Act act) throws ForgeTrouble.Conflict {
        try {
            act.on(proposal);
        } catch (NotAllowed e) {
            throw new Problem(403, "You may not do this", e.sentence());
        } catch (WrongStage e) {
            throw Problem.conflict(e.sentence());
        } catch (ForgeTrouble.Conflict e) {
            throw e;
        } catch (ForgeTrouble e) {
            throw of(e);
        }
    }

    static Problem of(ForgeTrouble trouble) {
        return switch (trouble) {
            case ForgeTrouble.Wait _ ->
                    new Problem(503, "GitHub cannot do this now", trouble.sentence());
            case ForgeTrouble.Conflict _ -> Problem.conflict(trouble.sentence());
            case ForgeTrouble.Refused _ ->
                    new Problem(422, "GitHub refuses this", trouble.sentence());
        };
    }

    /** The first rule that refused names the problem; its remedy is part of what we say. */
    static Problem of(SubmissionRefused refused) {
        Verdict first = refused.preview().refusals().getFirst();
        String detail =
                refused.preview().refusals().stream()
                        .map(v -> v.sentence() + v.allowed().map(a -> " " + a).orElse(""))
                        .collect(Collectors.joining(" "));
        return new Problem(422, "A rule refuses this", detail, Optional.of(first.rule()));
    }
}
