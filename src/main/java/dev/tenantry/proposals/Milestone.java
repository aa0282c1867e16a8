package dev.tenantry.proposals;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One line of a proposal's passport.
 *
 * @param state ok (passed), run (here now), bad (stopped here) or todo
 * @param at when it came here
 * @param took how long it was in the stage before, or has been waiting there
 * @param notes sentences about it
 */
public record Milestone(
        String title,
        String state,
        Optional<Instant> at,
        Optional<Duration> took,
        java.util.List<String> notes) {

    public String icon() {
        return switch (state) {
            case "ok" -> "circle-check";
            case "run" -> "loader-circle";
            case "bad" -> "circle-x";
            default -> "circle-dashed";
        };
    }

    /** The state as a word, for those who do not see the icon. */
    public String word() {
        return switch (state) {
            case "ok" -> "done";
            case "run" -> "now";
            case "bad" -> "stopped";
            default -> "to come";
        };
    }

    public boolean isNow() {
        return state.equals("run");
    }
}
