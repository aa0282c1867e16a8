package dev.tenantry.web;

import com.github.difflib.patch.AbstractDelta;
import dev.tenantry.manifest.EntryKind;
import dev.tenantry.manifest.FileEdit;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What happens to one file, line by line, as {@code \{#diff file /}} shows it: changed lines with
 * three unchanged ones around them.
 *
 * @param what "new file", "deleted", "changed", or "instead of" the name of a file that goes
 * @param added how many lines it gains
 * @param removed how many it loses
 * @param isTooLarge more changes than anybody could look at, so that there are no rows
 */
public record FileDiff(
        String path, String what, int added, int removed, boolean isTooLarge, List<Row> rows) {

    private static final int CONTEXT = 3;

    /** One row of the table: a line, or a sentence about lines that are left out. */
    public record Row(
            String kind, Optional<Integer> before, Optional<Integer> after, List<Part> parts) {

        public boolean isHunk() {
            return kind.equals("hunk");
        }

        public boolean isAdded() {
            return kind.equals("add");
        }

        public boolean isRemoved() {
            return kind.equals("del");
        }

        /** The id of the row on the page, and the end of a link to it. */
        public String anchor() {
            return after.map(n -> "L" + n).or(() -> before.map(n -> "Lo" + n)).orElse("");
        }
    }

    /** A piece of a line: how it is coloured, and whether just this piece changed. */
    public record Part(String text, String css, boolean marked) {}

    public static FileDiff of(FileEdit edit) {
        return switch (edit) {
            case FileEdit.Add(String path, EntryKind _, byte[] after) ->
                    of(path, Optional.empty(), Optional.of(text(after)));
            case FileEdit.Change(
                            String path,
                            EntryKind _,
                            byte[] before,
                            EntryKind _,
                            byte[] after) ->
                    of(path, Optional.of(text(before)), Optional.of(text(after)));
            case FileEdit.Delete(String path, EntryKind _, byte[] before) ->
                    of(path, Optional.of(text(before)), Optional.empty());
        };
    }

    /** The same from texts; no text before is a new file, none after a deleted one. */
    public static FileDiff of(String path, Optional<String> before, Optional<String> after) {
        String what = before.isEmpty() ? "new file" : after.isEmpty() ? "deleted" : "changed";
        Lines lines = new Lines(lines(before), lines(after));
        Optional<List<AbstractDelta<String>>> deltas = FewChanges.of(lines.before, lines.after);
        if (deltas.isEmpty()) {
            return new FileDiff(path, what, 0, 0, true, List.of());
        }
        int end = 0;
        for (AbstractDelta<String> delta : deltas.get()) {
            int start = delta.getSource().getPosition();
            lines.unchanged(end, start);
            lines.changed(delta.getSource().getLines(), delta.getTarget().getLines());
            end = start + delta.getSource().size();
        }
        lines.unchanged(end, lines.before.size());
        return new FileDiff(path, what, lines.added, lines.removed, false, List.copyOf(lines.rows));
    }

    /** A file that comes in the place of one that goes: what differs between the two. */
    static FileDiff instead(FileEdit.Add added, FileEdit.Delete gone) {
        FileDiff diff =
                of(
                        added.path(),
                        Optional.of(text(gone.before())),
                        Optional.of(text(added.after())));
        String name = gone.path().substring(gone.path().lastIndexOf('/') + 1);
        return new FileDiff(
                diff.path,
                "instead of " + name,
                diff.added,
                diff.removed,
                diff.isTooLarge,
                diff.rows);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static List<String> lines(Optional<String> text) {
        return text.map(t -> t.lines().toList()).orElse(List.of());
    }

    /** Walks both sides and collects rows. */
    private static final class Lines {
        private final List<String> before;
        private final List<String> after;
        private final List<Row> rows = new ArrayList<>();
        private int oldLine = 1;
        private int newLine = 1;
        private int added;
        private int removed;

        Lines(List<String> before, List<String> after) {
            this.before = before;
            this.after = after;
        }

        void unchanged(int from, int to) {
            int head = from == 0 ? 0 : CONTEXT;
            int tail = to == before.size() ? 0 : CONTEXT;
            boolean folds = to - from > head + tail + 1;
            for (int i = from; i < to; i++) {
                if (!folds || i < from + head || i >= to - tail) {
                    row("", Optional.of(oldLine), Optional.of(newLine), plain(before.get(i)));
                } else if (i == from + head) {
                    int last = oldLine + to - tail - i - 1;
                    String words = "Lines " + oldLine + " to " + last + " stay as they are";
                    rows.add(hunk(words));
                }
                oldLine++;
                newLine++;
            }
        }

        private static Row hunk(String words) {
            List<Part> parts = List.of(new Part(words, "", false));
            return new Row("hunk", Optional.empty(), Optional.empty(), parts);
        }

        void changed(List<String> gone, List<String> come) {
            boolean pairs = gone.size() == come.size();
            for (int i = 0; i < gone.size(); i++) {
                String other = pairs ? come.get(i) : "";
                row("del", Optional.of(oldLine++), Optional.empty(), marked(gone.get(i), other));
            }
            for (int i = 0; i < come.size(); i++) {
                String other = pairs ? gone.get(i) : "";
                row("add", Optional.empty(), Optional.of(newLine++), marked(come.get(i), other));
            }
            removed += gone.size();
            added += come.size();
        }

        private void row(
                String kind, Optional<Integer> old, Optional<Integer> now, List<Part> parts) {
            rows.add(new Row(kind, old, now, parts));
        }
    }

    private static List<Part> plain(String line) {
        return marked(line, "");
    }

    /** Marks what stands between the common beginning and the common end of the two lines. */
    private static List<Part> marked(String line, String other) {
        int start = 0;
        int end = 0;
        int shortest = Math.min(line.length(), other.length());
        while (start < shortest && line.charAt(start) == other.charAt(start)) {
            start++;
        }
        while (end < shortest - start
                && line.charAt(line.length() - 1 - end) == other.charAt(other.length() - 1 - end)) {
            end++;
        }
        boolean marks = start + end > 0 && start + end < line.length();
        List<Part> parts = new ArrayList<>();
        int at = 0;
        for (YamlColours.Piece piece : YamlColours.of(line)) {
            int from = marks ? start - at : 0;
            int to = marks ? line.length() - end - at : 0;
            split(piece, Math.max(from, 0), Math.max(to, 0), parts);
            at += piece.text().length();
        }
        return List.copyOf(parts);
    }

    private static void split(YamlColours.Piece piece, int from, int to, List<Part> parts) {
        String text = piece.text();
        int first = Math.min(from, text.length());
        int last = Math.clamp(to, first, text.length());
        add(parts, text.substring(0, first), piece.css(), false);
        add(parts, text.substring(first, last), piece.css(), true);
        add(parts, text.substring(last), piece.css(), false);
    }

    private static void add(List<Part> parts, String text, String css, boolean marked) {
        if (!text.isEmpty()) {
            parts.add(new Part(text, css, marked));
        }
    }
}
