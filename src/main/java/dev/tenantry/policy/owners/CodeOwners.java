package dev.tenantry.policy.owners;

import dev.tenantry.estate.ChangedEstate;
import dev.tenantry.estate.Places;
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
import java.util.stream.Stream;

/**
 * Whose approval GitHub's file CODEOWNERS asks for: the last line that matches a file wins, and any
 * one of its owners is enough. Of several such files GitHub reads the first, in the order of {@link
 * Places#CODE_OWNERS}.
 */
public final class CodeOwners {

    /** What parts the words of a line; a space behind a backslash belongs to the path. */
    private static final Pattern SPACES = Pattern.compile("(?<!\\\\)\\s+");

    /**
     * What GitHub does not read in this file, though it would in a .gitignore: it skips the line.
     */
    private static final Pattern SKIPPED = Pattern.compile("!.*|.*\\[.*", Pattern.DOTALL);

    private final List<Line> lines = new ArrayList<>();

    private record Line(OwnersGlob glob, List<String> owners) {}

    private final Estate estate;

    private CodeOwners(Estate estate) {
        this.estate = estate;
    }

    public static CodeOwners of(Estate estate) {
        CodeOwners owners = new CodeOwners(estate);
        Places.CODE_OWNERS.stream()
                .flatMap(path -> estate.read(path).stream())
                .findFirst()
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .ifPresent(text -> text.lines().forEach(owners::take));
        return owners;
    }

    private void take(String text) {
        String line = text.replaceFirst("(?s)(^|(?<!\\\\)\\s)#.*", "").strip();
        List<String> words = Arrays.asList(SPACES.split(line));
        if (!line.isEmpty() && !SKIPPED.matcher(words.getFirst()).matches()) {
            String glob = words.getFirst().replace("\\ ", " ");
            lines.add(new Line(OwnersGlob.of(glob), words.subList(1, words.size())));
        }
    }

    /** The owners of a file: {@code @login}, {@code @organization/team} or an address; or none. */
    public List<String> of(String path) {
        for (Line line : lines.reversed()) {
            if (line.glob().matches(path)) {
                return line.owners();
            }
        }
        return List.of();
    }

    /**
     * By owners, the touched files that are theirs; files that nobody owns are left out. A file of
     * a tenant's is also theirs who own such things, wherever it stands ({@link OwnersByKind}).
     */
    public Map<List<String>, List<String>> touched(List<FileEdit> edits) {
        ChangedEstate changed = new ChangedEstate(estate, new ChangeSet(estate.commit(), edits));
        return Places.in(changed, () -> byOwners(edits));
    }

    private Map<List<String>, List<String>> byOwners(List<FileEdit> edits) {
        Map<List<String>, List<String>> files = new LinkedHashMap<>();
        OwnersByKind kinds = OwnersByKind.of(edits);
        for (FileEdit edit : edits) {
            Stream.concat(Stream.of(edit.path()), kinds.asIf(edit.path()))
                    .map(this::of)
                    .filter(owners -> !owners.isEmpty())
                    .distinct()
                    .forEach(
                            owners ->
                                    files.computeIfAbsent(owners, key -> new ArrayList<>())
                                            .add(edit.path()));
        }
        return files;
    }

    /** Who must approve, in one sentence. */
    public String sentence(List<FileEdit> edits) {
        List<String> each =
                touched(edits).keySet().stream()
                        .map(owners -> String.join(" or ", owners))
                        .sorted()
                        .toList();
        return each.isEmpty()
                ? "A reviewer other than the requester must approve."
                : "Needs approval from "
                        + String.join(" and ", each)
                        + "; requesters cannot approve their own.";
    }
}
