/**
 * How long something took.
 *
 * @param millis by the clock
 * @param cpu seconds of all processors
 */
record Timed(double millis, double cpu) {

    Timed and(Timed other) {
        return new Timed(millis + other.millis, cpu + other.cpu);
    }

    /** The faster of two. */
    Timed or(Timed other) {
        return millis < other.millis ? this : other;
    }
}
