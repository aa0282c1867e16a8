package dev.tenantry.policy.change;

import dev.tenantry.policy.change.Ability.Tense;
import java.time.Instant;
import java.util.Optional;

/**
 * What a change means, in words, worked out from the manifests and never from a description.
 *
 * @param text one sentence, plain text: {@code jane.doe@acme.example can read dataset features of
 *     acme-retail for 7 days.}
 * @param ability the same in parts, where it says what somebody can do
 */
public record Sentence(Sign sign, String text, Optional<Ability> ability) {

    public Sentence(Sign sign, String text) {
        this(sign, text, Optional.empty());
    }

    /** What somebody can do once the change is live. */
    public static Sentence of(Sign sign, Ability ability) {
        return new Sentence(sign, ability.in(Tense.CAN), Optional.of(ability));
    }

    /** Whether somebody or something gains, loses, or only changes. */
    public enum Sign {
        GAINS,
        CHANGES,
        LOSES,
        /** Nothing of it is so: it came to nothing, or is over. */
        NOTHING
    }

    /** The same, as of when it is said. */
    public Sentence in(Tense tense, Instant now) {
        Tense told = tense == Tense.CAN ? ability.map(a -> a.present(now)).orElse(tense) : tense;
        return new Sentence(
                isPast(told) ? Sign.NOTHING : sign,
                ability.map(a -> a.in(told)).orElse(text),
                ability);
    }

    private static boolean isPast(Tense told) {
        return told == Tense.WOULD_HAVE || told == Tense.COULD;
    }

    /** As it is said while it is asked for. */
    public Sentence asked() {
        return in(Tense.WOULD, Instant.EPOCH);
    }

    /** The words as the beginning of a sentence. */
    public static String capital(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
