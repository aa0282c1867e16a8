package dev.tenantry.manifest;

import java.util.List;
import java.util.Random;

/**
 * Writes valid manifests in the many ways people write YAML: quotes, comments, odd indentation,
 * lists in brackets and without indentation, texts of several lines, both line ends.
 */
final class OddlyWrittenYaml {

    private static final List<String> WORDS =
            List.of(
                    "roles/bigquery.dataViewer",
                    "user:jane.doe@acme.example",
                    "eu",
                    "8Gi",
                    "12000",
                    "0.5",
                    "true",
                    "acme-retail",
                    "données",
                    "naïve 😀 text",
                    "request.time < timestamp",
                    "x");

    private final Random random;
    private final String lineBreak;
    private final StringBuilder text = new StringBuilder();
    private int keys;

    OddlyWrittenYaml(long seed) {
        random = new Random(seed);
        lineBreak = chance(4) ? "\r\n" : "\n";
    }

    String write() {
        if (chance(4)) {
            text.append("---").append(lineBreak);
        }
        comment(0);
        line("apiVersion: v1");
        line("kind: ConfigMap");
        line("metadata: {name: a}");
        int entries = 2 + random.nextInt(4);
        for (int i = 0; i < entries; i++) {
            entry(0, 0);
        }
        comment(0);
        if (chance(4)) {
            text.setLength(text.length() - lineBreak.length());
        }
        return text.toString();
    }

    private void entry(int indent, int depth) {
        comment(indent);
        text.repeat(" ", indent).append("k").append(keys++).append(':');
        value(indent, depth);
    }

    private void value(int indent, int depth) {
        switch (random.nextInt(depth > 3 ? 4 : 9)) {
            case 0, 1 -> end(" ".repeat(1 + random.nextInt(3)) + scalar(false));
            case 2 -> end(" " + flow(2));
            case 3 -> block(indent);
            case 4, 5 -> blockMap(indent, depth);
            default -> blockList(indent, depth);
        }
    }

    private void blockMap(int indent, int depth) {
        end("");
        int deeper = indent + 1 + random.nextInt(4);
        int entries = 1 + random.nextInt(3);
        for (int i = 0; i < entries; i++) {
            entry(deeper, depth + 1);
        }
    }

    private void blockList(int indent, int depth) {
        end("");
        int deeper = indent + random.nextInt(4);
        int items = 1 + random.nextInt(3);
        String gap = " ".repeat(1 + random.nextInt(3));
        for (int i = 0; i < items; i++) {
            comment(deeper);
            text.repeat(" ", deeper).append('-').append(gap);
            int column = deeper + 1 + gap.length();
            switch (random.nextInt(4)) {
                case 0 -> end(flow(2));
                case 1 -> {
                    text.append("k").append(keys++).append(':');
                    value(column, depth + 1);
                    if (chance(2)) {
                        entry(column, depth + 1);
                    }
                }
                default -> end(scalar(false));
            }
        }
    }

    /** A text of several lines. */
    private void block(int indent) {
        end(chance(2) ? " |" : " >-");
        int deeper = indent + 1 + random.nextInt(3);
        int lines = 1 + random.nextInt(3);
        for (int i = 0; i < lines; i++) {
            text.repeat(" ", deeper).append("line ").append(i).append(" # no comment");
            text.append(lineBreak);
        }
    }

    private String flow(int depth) {
        boolean map = chance(2);
        StringBuilder flow = new StringBuilder(map ? "{" : "[");
        int items = random.nextInt(4);
        for (int i = 0; i < items; i++) {
            flow.append(i == 0 ? "" : chance(2) ? ", " : ",  ");
            if (map) {
                flow.append("k").append(keys++).append(": ");
            }
            flow.append(depth > 0 && chance(4) ? flow(depth - 1) : scalar(true));
        }
        return flow.append(map ? "}" : "]").toString();
    }

    private String scalar(boolean flow) {
        String word = WORDS.get(random.nextInt(WORDS.size()));
        return switch (random.nextInt(4)) {
            case 0 -> "'" + word + "'";
            case 1 -> "\"" + word + "\"";
            default -> flow && word.contains(":") ? "\"" + word + "\"" : word;
        };
    }

    private void comment(int indent) {
        if (chance(5)) {
            text.repeat(" ", chance(2) ? indent : 0)
                    .append("# why: [not] {yaml}")
                    .append(lineBreak);
        }
        if (chance(12)) {
            text.append(lineBreak);
        }
    }

    private void line(String line) {
        text.append(line);
        end("");
    }

    private void end(String rest) {
        text.append(rest);
        if (!rest.endsWith("|") && !rest.endsWith(">-") && chance(6)) {
            text.append("   # because");
        }
        text.append(lineBreak);
    }

    private boolean chance(int in) {
        return random.nextInt(in) == 0;
    }
}
