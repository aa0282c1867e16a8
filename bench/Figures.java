import java.util.List;

/**
 * What was seen of one packaging.
 *
 * @param starts milliseconds from the process to the first page, sorted
 * @param idle bytes in RAM ten seconds after the first page
 * @param after bytes in RAM after the pages, read one after the other
 * @param rate pages a second under load
 * @param afterLoad bytes in RAM after that
 */
record Figures(Packaging packaging, List<Long> starts, long idle, long after, double rate, long afterLoad) {

    /** The median. */
    long start() {
        return starts.get(starts.size() / 2);
    }
}
