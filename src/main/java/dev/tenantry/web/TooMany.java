package dev.tenantry.web;

/** Something was done too often; it may be done again after a while. */
final class TooMany extends Problem {

    private final long seconds;

    TooMany(String what, long seconds) {
        super(
                429,
                "That was too often",
                "Too many %s in a minute. Nothing was done; try again in %s."
                        .formatted(what, seconds == 1 ? "a second" : seconds + " seconds"));
        this.seconds = seconds;
    }

    /** For the header {@code Retry-After}. */
    long seconds() {
        return seconds;
    }
}
