package dev.tenantry.policy.safeguards;

import dev.tenantry.manifest.Manifest;
import dev.tenantry.policy.argo.StaysAsWritten;
import dev.tenantry.policy.change.Case;
import dev.tenantry.policy.change.Kinds;
import dev.tenantry.policy.change.Sentence;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of an object whose file goes or moves: Argo CD may leave it, or take it too soon.
 */
final class LeftBehind {

    private LeftBehind() {}

    /** It goes on, and nobody reads of it any more. */
    static Optional<Safeguards.Loss> kept(Case what, Manifest object) {
        return StaysAsWritten.isKept(what, object)
                ? Optional.of(
                        new Safeguards.Loss(
                                object.path(),
                                1,
                                "%s %s stays when its file goes%s. No file tells of it any more."
                                        .formatted(
                                                Sentence.capital(Kinds.noun(object)),
                                                object.name(),
                                                StaysAsWritten.waits(object)
                                                        ? " until somebody confirms in Argo CD that"
                                                                + " it goes, too"
                                                        : ": Argo CD does not prune it")))
                : Optional.empty();
    }

    /** From one Application to another: the first may take it back before the other has made it. */
    static Optional<Safeguards.Loss> handedOver(Case what, Manifest before, Manifest after) {
        Optional<List<String>> from = what.applied().applying(before.path());
        Optional<List<String>> to = what.applied().applying(after.path());
        boolean goes =
                from.isPresent()
                        && to.isPresent()
                        && !from.equals(to)
                        && what.applied().prunes(before.path())
                        && !StaysAsWritten.outlives(before);
        return goes
                ? Optional.of(
                        new Safeguards.Loss(
                                after.path(),
                                after.line(),
                                "%s %s may go with all that is in it before it is made again: another Application would apply it."
                                        .formatted(
                                                Sentence.capital(Kinds.noun(before)),
                                                before.name())))
                : Optional.empty();
    }
}
