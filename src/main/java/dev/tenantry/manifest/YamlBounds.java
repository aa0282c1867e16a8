package dev.tenantry.manifest;

/** How much one file may become: what is short to write may be endless to read. */
final class YamlBounds {

    /** Nodes of one document, counting what aliases repeat. */
    static final int MOST_NODES = 200_000;

    /** Of a document that begins behind so many nodes of the same file nothing is read. */
    static final int MOST_OF_FILE = 200_000;

    /** What all aliases of a file repeat; people who write by hand come to some hundred. */
    static final int MOST_REPEATED = 10_000;

    private final long mostRepeated;
    private long before;
    private long repeated;

    YamlBounds() {
        this(MOST_REPEATED);
    }

    private YamlBounds(long mostRepeated) {
        this.mostRepeated = mostRepeated;
    }

    /** For counting what aliases repeat, and nothing else. */
    static YamlBounds counting() {
        return new YamlBounds(Long.MAX_VALUE);
    }

    /** A value is about to be a part of a document that has so many with it. */
    void document(long nodes, int line) {
        if (nodes > MOST_NODES) {
            throw new YamlRefusal(
                    line,
                    "The document has more than %,d values, counting what aliases repeat."
                            .formatted(MOST_NODES),
                    "Write it without nested aliases, or split it.");
        }
        if (before > MOST_OF_FILE) {
            throw new YamlRefusal(
                    line,
                    "The file has more than %,d values; what stands behind them is not read."
                            .formatted(MOST_OF_FILE),
                    "Split it into one object per file.");
        }
    }

    /** A document of so many nodes is at its end. */
    void ended(long nodes) {
        before += nodes;
    }

    /** Nodes of all documents that are at their end. */
    long nodes() {
        return before;
    }

    /** An alias stands for so many nodes. */
    void repeats(long nodes, int line) {
        repeated += nodes;
        if (repeated > mostRepeated) {
            throw new YamlRefusal(
                    line,
                    "The aliases of this file repeat more than %,d values; nothing from here on"
                                    .formatted(MOST_REPEATED)
                            + " is read.",
                    "Write it without aliases, one object per file.");
        }
    }
}
