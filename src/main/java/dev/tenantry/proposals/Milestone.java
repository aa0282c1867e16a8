package dev.tenantry.proposals;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One line of a proposal's passport.
 *
 * @param at when it came here
 * @param took how long it was in the stage before, or has been waiting there
 * @param notes sentences about it
 */
public record Milestone(
        String title,
        State state,
        Optional<Instant> at,
        Optional<Duration> took,
        java.util.List<String> notes) {

    /** Where a proposal is, seen from one line. */
    enum State {
        PASSED("ok", "circle-check", "done"),
        HERE("run", "loader-circle", "now"),
        STOPPED("bad", "circle-x", "stopped"),
        UNSEEN("warn", "circle-alert", "not seen"),
        AHEAD("todo", "circle-dashed", "to come");

        private final String tone;
        private final String icon;
        private final String word;

        State(String tone, String icon, String word) {
            this.tone = tone;
            this.icon = icon;
            this.word = word;
        }
    }

    /** The value of {@code data-s}, from which the style sheet takes colour and shape. */
    public String tone() {
        return state.tone;
    }

    public String icon() {
        return state.icon;
    }

    /** The state as a word, for those who do not see the icon. */
    public String word() {
        return state.word;
    }

    public boolean isNow() {
        return state == State.HERE;
    }
}
