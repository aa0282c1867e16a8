package dev.tenantry.web;

import java.util.List;

/**
 * Who reads whose data, for {@code \{#heat …/}}: a real table of counts.
 *
 * @param caption what rows and columns are, for screen readers
 * @param columns their titles
 */
public record HeatMap(String caption, List<String> columns, List<Row> rows) {

    public HeatMap {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** One row and its cells, as many as there are columns. */
    public record Row(String title, List<Cell> cells) {}

    /**
     * One number.
     *
     * @param own is this the diagonal?
     * @param violation should this not be?
     * @param href the grants behind it
     */
    public record Cell(long count, boolean own, boolean violation, String href) {

        public String css() {
            if (own) {
                return "self";
            }
            if (violation) {
                return "hx";
            }
            if (count == 0) {
                return "";
            }
            return count == 1 ? "h1" : count < 5 ? "h2" : "h3";
        }
    }
}
