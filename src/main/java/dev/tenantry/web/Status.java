package dev.tenantry.web;

import io.quarkus.qute.TemplateData;

/**
 * The one vocabulary of states that pages show, each always as a mark and a word. A slice maps its
 * own states to these; nothing else prints a badge for a state.
 */
@TemplateData
public enum Status {
    ACTIVE("Active", Tone.OK),
    APPROVED("Approved", Tone.OK),
    CHANGES_REQUESTED("Changes requested", Tone.WARN),
    CHECKS_FAILED("Checks failed", Tone.BAD),
    CONFLICT("Conflict", Tone.BAD),
    DRIFTED("Drifted", Tone.WARN),
    ENDED("Ended", Tone.MUTED),
    EXPIRED("Expired", Tone.MUTED),
    EXPIRING("Expiring", Tone.WARN),
    FAILED("Failed", Tone.BAD),
    IN_REVIEW("In review", Tone.INFO),
    IN_SYNC("In sync", Tone.OK),
    LIVE("Live", Tone.OK),
    MERGED("Merged", Tone.INFO),
    MISSING("Missing", Tone.BAD),
    NEAR_BUDGET("Near budget", Tone.WARN),
    NOT_IN_GIT("Not in Git", Tone.BAD),
    ON_ITS_WAY("On its way", Tone.RUN),
    ORPHANED("Orphaned", Tone.BAD),
    OVER_BUDGET("Over budget", Tone.BAD),
    PARTIAL("Partial", Tone.WARN),
    PASSED("Passed", Tone.OK),
    PAUSED("Paused", Tone.MUTED),
    QUEUED("Queued", Tone.MUTED),
    REFUSED("Refused", Tone.BAD),
    RUNNING("Running", Tone.RUN),
    SKIPPED("Skipped", Tone.MUTED),
    STALE("Stale", Tone.WARN),
    STOPPED("Stopped", Tone.MUTED),
    SUCCEEDED("Succeeded", Tone.OK),
    SYNCING("Syncing", Tone.RUN),
    UNKNOWN("Unknown", Tone.MUTED),
    WAITING("Waiting", Tone.INFO),
    WARNING("Warning", Tone.WARN),
    WITHDRAWN("Withdrawn", Tone.MUTED);

    private final String word;
    private final Tone tone;

    Status(String word, Tone tone) {
        this.word = word;
        this.tone = tone;
    }

    /** What people read. */
    public String word() {
        return word;
    }

    /** The value of {@code data-s}, from which the style sheet takes colour and shape. */
    public String tone() {
        return tone.key;
    }

    Tone colour() {
        return tone;
    }

    /** The icon that stands for the state where a badge is too wide. */
    public String icon() {
        return tone.icon;
    }

    /** What a state is like. */
    enum Tone {
        OK("ok", "circle-check"),
        WARN("warn", "triangle-alert"),
        BAD("bad", "circle-x"),
        INFO("info", "circle-dot"),
        RUN("run", "loader-circle"),
        MUTED("todo", "circle-dashed");

        private final String key;
        private final String icon;

        Tone(String key, String icon) {
            this.key = key;
            this.icon = icon;
        }
    }
}
