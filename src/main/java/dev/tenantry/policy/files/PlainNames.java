package dev.tenantry.policy.files;

import dev.tenantry.estate.Places;
import dev.tenantry.estate.Zone;
import dev.tenantry.manifest.ChangeSet;
import dev.tenantry.manifest.FileEdit;
import dev.tenantry.policy.change.RuleId;
import dev.tenantry.policy.change.Verdict;
import dev.tenantry.policy.change.Violation;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A file is where its name says only while everybody reads that name alike: Git takes any bytes,
 * and Argo CD, GitHub and these rules each have an idea of lines, letters and patterns of their
 * own. Where something is applied or ruled, names are of the plain characters of {@link #PLAIN};
 * elsewhere of what can be seen. One that cannot be checked out stops Argo CD for all.
 */
public final class PlainNames {

    public static final String RULE = RuleId.PLAIN_NAMES.id();

    /** Beside letters and digits of ASCII; no sign of any pattern is among them. */
    private static final String PLAIN = " ._-+@=,~()#%&!'$;^";

    /** Bytes of a part, as file systems have it. */
    private static final int LONGEST_PART = 255;

    /** Bytes of a whole path: Linux takes 4,095, and the folder of the checkout is before it. */
    private static final int LONGEST = 2_000;

    /** Git makes no such folder, and checks nothing out. */
    private static final Set<String> NEVER = Set.of("", ".", "..", ".git", "git~1");

    private static final Set<Integer> UNSEEN =
            Set.of(
                    (int) Character.CONTROL,
                    (int) Character.FORMAT,
                    (int) Character.LINE_SEPARATOR,
                    (int) Character.PARAGRAPH_SEPARATOR,
                    (int) Character.PRIVATE_USE,
                    (int) Character.SURROGATE,
                    (int) Character.UNASSIGNED);

    private PlainNames() {}

    /** Empty while every file that stays or comes is named so. */
    public static List<Verdict> judge(ChangeSet changes) {
        List<Violation> found =
                changes.edits().stream()
                        .filter(edit -> !(edit instanceof FileEdit.Delete))
                        .map(FileEdit::path)
                        .flatMap(path -> wrong(path).map(why -> refused(path, why)).stream())
                        .toList();
        return found.isEmpty() ? List.of() : Violation.refuse(RULE, "", found);
    }

    private static Optional<String> wrong(String path) {
        List<String> parts = Arrays.asList(path.split("/", -1));
        if (parts.stream().anyMatch(part -> NEVER.contains(part.toLowerCase(Locale.ROOT)))) {
            return Optional.of("has a part that Git does not check out");
        }
        if (bytes(path) > LONGEST || parts.stream().anyMatch(part -> bytes(part) > LONGEST_PART)) {
            return Optional.of("is longer than what can be checked out");
        }
        boolean ruled = isRuled(path);
        if (path.codePoints().anyMatch(c -> c != '/' && !(ruled ? isPlain(c) : isSeen(c)))) {
            return Optional.of("has characters that not everybody reads alike");
        }
        return ruled && parts.stream().anyMatch(part -> !part.equals(part.strip()))
                ? Optional.of("has a part that begins or ends with a space")
                : Optional.empty();
    }

    /** Is it read by Argo CD, by GitHub or as a rule? */
    private static boolean isRuled(String path) {
        return Zone.of(path).isPresent()
                || path.startsWith(".github/")
                || Places.CODE_OWNERS.contains(path);
    }

    private static boolean isPlain(int c) {
        return c < 0x80 && (Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0);
    }

    private static boolean isSeen(int c) {
        return c != '\uFFFD' && c != '\\' && !UNSEEN.contains(Character.getType(c));
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static Violation refused(String path, String why) {
        return new Violation(
                "The name %s %s.".formatted(shown(path), why),
                Optional.of("Letters, digits, hyphens, dots and the like."),
                Optional.of(shown(path) + ":1"));
    }

    /** What cannot be seen is written as its number, and what is too long is cut. */
    private static String shown(String path) {
        return path.codePoints()
                .limit(LONGEST_PART)
                .mapToObj(c -> isSeen(c) ? Character.toString(c) : "\\u{%X}".formatted(c))
                .collect(Collectors.joining());
    }
}
