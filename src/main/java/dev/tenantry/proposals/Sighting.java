package dev.tenantry.proposals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What was seen of one thing that a merged proposal touched, or why it was not.
 *
 * @param sentence what was seen and where, or what is missing, or why nobody can see it
 * @param revision the commit that Argo CD had applied, where it is Argo CD who says so
 * @param at when it was like this; empty when nothing was seen
 */
public record Sighting(
        Sight sight, String sentence, Optional<String> revision, Optional<Instant> at) {

    /** How far one can see. */
    public enum Sight {
        /** It is as the proposal says. */
        SEEN,
        /** It is not, or not yet. */
        MISSING,
        /** Nobody watches it. */
        UNKNOWN
    }

    static Sighting missing(String sentence) {
        return new Sighting(Sight.MISSING, sentence, Optional.empty(), Optional.empty());
    }

    static Sighting unknown(String sentence) {
        return new Sighting(Sight.UNKNOWN, sentence, Optional.empty(), Optional.empty());
    }

    /**
     * What still keeps all of them from being there: empty when each was seen that can be seen, and
     * at least one.
     */
    static Optional<String> obstacle(List<Sighting> sightings) {
        Optional<Sighting> missing = first(sightings, Sight.MISSING);
        if (missing.isEmpty() && first(sightings, Sight.SEEN).isPresent()) {
            return Optional.empty();
        }
        return missing.or(() -> first(sightings, Sight.UNKNOWN))
                .map(Sighting::sentence)
                .or(() -> Optional.of("It touches nothing that anybody watches."));
    }

    private static Optional<Sighting> first(List<Sighting> sightings, Sight sight) {
        return sightings.stream().filter(one -> one.sight == sight).findFirst();
    }
}
