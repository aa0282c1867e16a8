package dev.tenantry.testing;

/** YAML that is short to write and endless to read. */
public final class HostileText {

    private HostileText() {}

    /** Twelve levels of aliases, each ten times the one before. */
    public static String bomb() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [1,1,1,1,1,1,1,1,1,1]\n");
        for (int i = 1; i < 12; i++) {
            String alias = "*a" + (i - 1);
            bomb.append("a%d: &a%d [%s]\n".formatted(i, i, (alias + ",").repeat(9) + alias));
        }
        return bomb.toString();
    }

    /** Two thousand mappings, each in the one before. */
    public static String blocks() {
        StringBuilder blocks = new StringBuilder();
        for (int i = 0; i < 2_000; i++) {
            blocks.repeat(" ", i).append("a:\n");
        }
        return blocks.toString();
    }

    /** A word of that many letters that PostgreSQL cannot make shorter. */
    public static String endless(int length) {
        StringBuilder name = new StringBuilder();
        for (long i = 1; name.length() < length; i++) {
            name.append(Long.toString((i * 0x9E3779B97F4A7C15L) >>> 1, 36));
        }
        return name.substring(0, length);
    }
}
