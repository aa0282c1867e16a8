package dev.tenantry.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Steps and what they wait for, drawn from left to right, for {@code \{#dag …/}}; where everything
 * stands, no markup. A step stands right of all that it waits for (longest path); within a column,
 * steps stand near the middle of their neighbours, which untangles most lines.
 */
public record Graph(int width, int height, List<Box> boxes, List<String> edges) {

    private static final int BOX_WIDTH = 148;
    private static final int BOX_HEIGHT = 44;
    private static final int COLUMN = 176;
    private static final int LINE = 60;
    private static final int SWEEPS = 4;
    private static final int LETTERS = 17;

    public Graph {
        boxes = List.copyOf(boxes);
        edges = List.copyOf(edges);
    }

    /**
     * A step.
     *
     * @param after the ids of the steps that it waits for; unknown ones are left out
     * @param note the second line: how long it took, what it waits for
     * @param href where it leads
     */
    public record Node(
            String id, String name, String note, Status status, String href, List<String> after) {}

    /** A step at its place, in pixels. */
    public record Box(Node node, int x, int y) {

        /** The name, shortened to what fits. */
        public String title() {
            String name = node.name();
            return name.length() <= LETTERS ? name : name.substring(0, LETTERS - 1) + "…";
        }

        public String words() {
            return node.name()
                    + " "
                    + node.note()
                    + ", "
                    + node.status().word().toLowerCase(Locale.ROOT);
        }
    }

    public static Graph of(List<Node> nodes) {
        Map<String, Node> byId = new LinkedHashMap<>();
        nodes.forEach(node -> byId.put(node.id(), node));
        Map<String, Integer> column = new HashMap<>();
        nodes.forEach(node -> column(node.id(), byId, column, 0));
        List<List<Node>> columns = new ArrayList<>();
        for (Node node : nodes) {
            int at = column.getOrDefault(node.id(), 0);
            while (columns.size() <= at) {
                columns.add(new ArrayList<>());
            }
            columns.get(at).add(node);
        }
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            untangle(columns);
        }
        return place(columns, byId);
    }

    /** The longest way from a start; a circle (which no valid workflow has) ends where it began. */
    private static int column(
            String id, Map<String, Node> byId, Map<String, Integer> known, int depth) {
        Integer found = known.get(id);
        if (found != null || depth > byId.size()) {
            return found == null ? 0 : found;
        }
        known.put(id, 0);
        int column = 0;
        for (String before : known(byId, id)) {
            column = Math.max(column, 1 + column(before, byId, known, depth + 1));
        }
        known.put(id, column);
        return column;
    }

    private static List<String> known(Map<String, Node> byId, String id) {
        Node node = byId.get(id);
        return node == null ? List.of() : node.after().stream().filter(byId::containsKey).toList();
    }

    private static void untangle(List<List<Node>> columns) {
        Map<String, Double> heights = new HashMap<>();
        for (List<Node> column : columns) {
            column.sort(
                    Comparator.comparingDouble(
                            node -> middle(node, heights, column.indexOf(node))));
            for (int i = 0; i < column.size(); i++) {
                heights.put(column.get(i).id(), i - (column.size() - 1) / 2.0);
            }
        }
    }

    private static double middle(Node node, Map<String, Double> heights, int otherwise) {
        return node.after().stream()
                .filter(heights::containsKey)
                .mapToDouble(heights::get)
                .average()
                .orElse(otherwise);
    }

    private static Graph place(List<List<Node>> columns, Map<String, Node> byId) {
        int tallest = columns.stream().mapToInt(List::size).max().orElse(0);
        int height = tallest * LINE;
        Map<String, Box> boxes = new LinkedHashMap<>();
        for (int c = 0; c < columns.size(); c++) {
            List<Node> column = columns.get(c);
            int top = (height - column.size() * LINE) / 2;
            for (int i = 0; i < column.size(); i++) {
                int y = top + i * LINE + (LINE - BOX_HEIGHT) / 2;
                boxes.put(column.get(i).id(), new Box(column.get(i), 2 + c * COLUMN, y));
            }
        }
        List<String> edges = new ArrayList<>();
        for (Box to : boxes.values()) {
            for (String before : known(byId, to.node().id())) {
                Box from = boxes.get(before);
                if (from != null) {
                    edges.add(edge(from, to));
                }
            }
        }
        int width = Math.max(0, columns.size() * COLUMN - (COLUMN - BOX_WIDTH)) + 4;
        return new Graph(width, height, List.copyOf(boxes.values()), edges);
    }

    private static String edge(Box from, Box to) {
        int x1 = from.x() + BOX_WIDTH;
        int y1 = from.y() + BOX_HEIGHT / 2;
        int x2 = to.x();
        int y2 = to.y() + BOX_HEIGHT / 2;
        int bend = (x1 + x2) / 2;
        return "M" + x1 + "," + y1 + "C" + bend + "," + y1 + " " + bend + "," + y2 + " " + x2 + ","
                + y2;
    }
}
