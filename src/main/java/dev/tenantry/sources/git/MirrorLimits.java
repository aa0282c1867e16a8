package dev.tenantry.sources.git;

/**
 * How much a mirror takes in of what anybody may push; in bytes, and objects by their number, since
 * each of them takes memory however small it is.
 *
 * @param object no file, tree or message beside main is larger
 * @param pack nobody sends more for one head
 * @param folder the mirror does not grow over this for heads beside main
 * @param objects nobody sends more files, folders and commits for one head
 */
public record MirrorLimits(long object, long pack, long folder, long objects) {

    /** A whole estate has some ten thousand. */
    private static final long USUAL_OBJECTS = 100_000;

    /** What the settings have when nobody says otherwise. */
    public static final MirrorLimits USUAL = new MirrorLimits(8L << 20, 64L << 20, 1L << 30);

    public MirrorLimits(long object, long pack, long folder) {
        this(object, pack, folder, USUAL_OBJECTS);
    }
}
