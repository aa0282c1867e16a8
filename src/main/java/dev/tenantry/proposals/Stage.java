package dev.tenantry.proposals;

import dev.tenantry.policy.change.Ability.Tense;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How far a proposal has come; the first seven in this order, the last three instead of them. */
public enum Stage {
    REQUESTED("Requested"),
    OPENED("Opened"),
    CHECKED("Checks passed"),
    APPROVED("Approved"),
    MERGED("Merged"),
    SYNCED("Synced"),
    LIVE("Live"),
    /** Taken back by a person, here or by closing the pull request. */
    WITHDRAWN("Withdrawn"),
    /** Will not be done: GitHub or a rule said no for good. */
    REFUSED("Refused"),
    /** Cannot be applied to the newest main; can be applied again when main moves once more. */
    CONFLICT("Conflict");

    /** Those that are {@linkplain #isOpen open}, as SQL says it, for indexes over nothing else. */
    static final String OPEN =
            Arrays.stream(values())
                    .filter(Stage::isOpen)
                    .map(stage -> "'" + stage.name() + "'")
                    .collect(Collectors.joining(", ", "stage in (", ")"));

    private final String title;

    Stage(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    /** What is done to come to it, while it is still to be done. */
    String step() {
        return switch (this) {
            case OPENED -> "Pull request";
            case CHECKED -> "Checks";
            case APPROVED -> "Review";
            case MERGED -> "Merge";
            case SYNCED -> "Sync";
            case REQUESTED, LIVE, WITHDRAWN, REFUSED, CONFLICT -> title;
        };
    }

    /** The name in URLs, JSON and metrics. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Is one of the seven that a proposal goes through when all is well. */
    public boolean isOnTheWay() {
        return compareTo(LIVE) <= 0;
    }

    /** Has a pull request that can still be reviewed, merged or withdrawn. */
    public boolean isInReview() {
        return this == OPENED || this == CHECKED || this == APPROVED;
    }

    /** Not decided yet: somebody or something still has to act on it before it is merged. */
    public boolean isOpen() {
        return this == REQUESTED || this == CONFLICT || isInReview();
    }

    /** How it is spoken of: asked for, on its way, so, or come to nothing. */
    Tense tense() {
        return switch (this) {
            case REQUESTED, OPENED, CHECKED, APPROVED, CONFLICT -> Tense.WOULD;
            case MERGED, SYNCED -> Tense.WILL;
            case LIVE -> Tense.CAN;
            case WITHDRAWN, REFUSED -> Tense.WOULD_HAVE;
        };
    }

    /** Nothing will happen to it any more. */
    public boolean isOver() {
        return this == LIVE || this == WITHDRAWN || this == REFUSED;
    }

    /**
     * Refuses what a proposal at this stage must not do.
     *
     * @param rule what a proposal does, {@code is opened once}
     */
    void insist(boolean allowed, String rule) {
        if (!allowed) {
            String here = title.toLowerCase(Locale.ROOT);
            throw new WrongStage("A proposal " + rule + "; this one is " + here + ".", this);
        }
    }
}
