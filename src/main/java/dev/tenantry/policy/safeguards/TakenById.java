package dev.tenantry.policy.safeguards;

import dev.tenantry.manifest.Manifest;
import dev.tenantry.policy.change.AtGoogle;
import dev.tenantry.policy.change.Case;
import dev.tenantry.policy.change.Kinds;
import dev.tenantry.policy.change.Sentence;
import java.util.Optional;

/**
 * A thing that Google named, taken over by the id that it has there. The estate does not hold such
 * ids otherwise, so that nobody here can tell which object made it, or whose it is.
 */
public final class TakenById {

    private TakenById() {}

    /** The id, where it comes. */
    public static Optional<String> id(Case what, Manifest object) {
        return AtGoogle.id(object)
                .filter(id -> !what.before(object).flatMap(AtGoogle::id).equals(Optional.of(id)));
    }

    static Optional<Safeguards.Loss> loss(Case what, Manifest object) {
        return id(what, object)
                .map(
                        id ->
                                new Safeguards.Loss(
                                        object.path(),
                                        object.lineOf("spec", "resourceID"),
                                        "%s %s takes over what there is under id %s, whatever protects there."
                                                .formatted(
                                                        Sentence.capital(Kinds.noun(object)),
                                                        object.name(),
                                                        id)));
    }
}
