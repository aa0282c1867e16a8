package dev.tenantry.sandbox.world;

import java.util.List;
import java.util.SplittableRandom;

/** Chance that falls the same way every time: each thing throws its own dice, named by a key. */
public final class Dice {

    private static final String BASE_32 = "0123456789abcdefghjkmnpqrstvwxyz";

    private final SplittableRandom random;

    public Dice(long seed, String key) {
        long mixed = seed;
        for (int i = 0; i < key.length(); i++) {
            mixed = mixed * 0x100000001B3L ^ key.charAt(i);
        }
        this.random = new SplittableRandom(mixed);
    }

    /** A number from 0 to {@code bound - 1}. */
    public int below(int bound) {
        return random.nextInt(bound);
    }

    /** A number from {@code least} to {@code most}, both possible. */
    public int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    public long between(long least, long most) {
        return random.nextLong(least, most + 1);
    }

    /** True in {@code percent} of 100 throws. */
    public boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    public double gaussian() {
        return random.nextGaussian();
    }

    public <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    /** {@code length} letters and digits of Crockford's base 32, lower case. */
    public String letters(int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(BASE_32.charAt(random.nextInt(BASE_32.length())));
        }
        return text.toString();
    }
}
