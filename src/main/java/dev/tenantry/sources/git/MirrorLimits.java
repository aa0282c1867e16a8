package dev.tenantry.sources.git;

/**
 * How much a mirror takes in of what anybody may push; in bytes.
 *
 * @param object no file, tree or message beside main is larger
 * @param pack nobody sends more for one head
 * @param folder the mirror does not grow over this for heads beside main
 */
public record MirrorLimits(long object, long pack, long folder) {

    /** What the settings have when nobody says otherwise. */
    public static final MirrorLimits USUAL = new MirrorLimits(8L << 20, 64L << 20, 1L << 30);
}
