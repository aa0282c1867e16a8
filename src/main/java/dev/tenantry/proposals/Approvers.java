package dev.tenantry.proposals;

import dev.tenantry.manifest.ChangeSet;
import dev.tenantry.manifest.Estate;
import dev.tenantry.manifest.FileEdit;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Who must approve a change, as the estate's CODEOWNERS says: the last matching line wins, and any
 * one of its owners is enough for the files that it matches.
 *
 * @param owners for each touched file its owners; a file that nobody owns has an empty list
 */
public record Approvers(Map<String, List<String>> owners) {

    private static final Pattern SPACES = Pattern.compile("\\s+");

    public Approvers {
        owners = Map.copyOf(owners);
    }

    static Approvers of(Estate estate, ChangeSet changes) {
        List<Line> lines = lines(estate);
        Map<String, List<String>> owners = new LinkedHashMap<>();
        for (FileEdit edit : changes.edits()) {
            List<String> found = List.of();
            for (Line line : lines) {
                if (line.pattern().matcher(edit.path()).matches()) {
                    found = line.owners();
                }
            }
            owners.put(edit.path(), found);
        }
        return new Approvers(owners);
    }

    /** Each group of owners once; one approval of every group is needed. */
    public List<List<String>> groups() {
        return owners.values().stream().filter(o -> !o.isEmpty()).distinct().toList();
    }

    /** Who must approve, in one sentence. */
    public String sentence() {
        if (groups().isEmpty()) {
            return "A reviewer other than the requester must approve.";
        }
        List<String> each = groups().stream().map(g -> String.join(" or ", g)).sorted().toList();
        return "Must be approved by "
                + String.join(" and by ", each)
                + ", and never by the requester alone.";
    }

    private record Line(Pattern pattern, List<String> owners) {}

    private static List<Line> lines(Estate estate) {
        List<Line> lines = new ArrayList<>();
        estate.read(".github/CODEOWNERS")
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .ifPresent(text -> text.lines().forEach(line -> parse(line, lines)));
        return lines;
    }

    private static void parse(String text, List<Line> into) {
        String line = text.replaceFirst("(^|\\s)#.*", "").strip();
        if (!line.isEmpty()) {
            List<String> words = Arrays.asList(SPACES.split(line));
            into.add(new Line(pattern(words.getFirst()), words.subList(1, words.size())));
        }
    }

    /**
     * GitHub's CODEOWNERS globs: anchored by a slash, {@code *} within a folder, a folder is all.
     */
    private static Pattern pattern(String glob) {
        boolean anchored = glob.indexOf('/') >= 0 && glob.indexOf('/') < glob.length() - 1;
        String rest = glob.startsWith("/") ? glob.substring(1) : glob;
        StringBuilder regex = new StringBuilder(anchored ? "" : "(.*/)?");
        for (int i = 0; i < rest.length(); i++) {
            char c = rest.charAt(i);
            if (c == '*' && i + 1 < rest.length() && rest.charAt(i + 1) == '*') {
                regex.append(".*");
                i++;
            } else if (c == '*') {
                regex.append("[^/]*");
            } else {
                regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return Pattern.compile(regex.append(glob.endsWith("/") ? ".*" : "(/.*)?").toString());
    }
}
