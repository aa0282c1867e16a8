package dev.tenantry.policy.files;

import dev.tenantry.estate.AppliedPaths;
import dev.tenantry.estate.Places;
import dev.tenantry.estate.Zone;
import dev.tenantry.estate.layout.Layout;
import dev.tenantry.manifest.ChangeSet;
import dev.tenantry.manifest.EntryKind;
import dev.tenantry.manifest.FileEdit;
import dev.tenantry.manifest.ManifestFile;
import dev.tenantry.policy.change.RuleId;
import dev.tenantry.policy.change.Verdict;
import dev.tenantry.policy.change.Violation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where something is applied or read as a rule, a path holds a regular file and nothing else: what
 * a link leads to, what another repository holds and what Git fetches from elsewhere at checkout is
 * not in the change, so nobody could judge it. Links are refused wherever they stand: Argo CD gives
 * up a whole repository for one that leads out of it. Other things elsewhere are only named.
 */
public final class OnlyFiles {

    public static final String RULE = RuleId.ONLY_FILES.id();

    private static final String GITHUB = ".github";

    private static final Set<String> STEERING = Set.of(".gitattributes", ".gitmodules");

    private static final byte[] LARGE_FILE_STORAGE =
            "version https://git-lfs".getBytes(StandardCharsets.US_ASCII);

    private static final Optional<String> ALLOWED = Optional.of("A regular file.");

    private final List<Violation> refused = new ArrayList<>();
    private final List<Violation> named = new ArrayList<>();

    private OnlyFiles() {}

    /** Empty when every path holds a regular file. */
    public static List<Verdict> judge(ChangeSet changes) {
        OnlyFiles found = new OnlyFiles();
        changes.edits().forEach(found::look);
        List<Verdict> verdicts = new ArrayList<>();
        if (!found.refused.isEmpty()) {
            verdicts.addAll(Violation.refuse(RULE, "", found.refused));
        }
        if (!found.named.isEmpty()) {
            verdicts.addAll(Violation.warn(RULE, "", found.named));
        }
        return verdicts;
    }

    private void look(FileEdit edit) {
        String path = edit.path();
        switch (edit) {
            case FileEdit.Add(String _, EntryKind kind, byte[] bytes) -> {
                if (ManifestFile.isManifestPath(path) && !AppliedPaths.isNamedSo(path)) {
                    say(path, "has an ending that Argo CD does not know");
                }
                look(path, EntryKind.FILE, kind, bytes);
            }
            case FileEdit.Change(String _, EntryKind was, byte[] _, EntryKind kind, byte[] bytes) ->
                    look(path, was, kind, bytes);
            case FileEdit.Delete(String _, EntryKind was, byte[] _) -> gone(path, was);
        }
    }

    private void look(String path, EntryKind was, EntryKind kind, byte[] bytes) {
        steering(path);
        switch (kind) {
            case FILE -> {
                if (startsWith(bytes, LARGE_FILE_STORAGE)) {
                    say(path, "only says where Git's large file storage has it");
                }
            }
            case EXECUTABLE -> {
                if (was != EntryKind.EXECUTABLE && !isScript(path)) {
                    say(path, "would become executable");
                }
            }
            case LINK ->
                    refuse(
                            path,
                            "is a symbolic link to " + new String(bytes, StandardCharsets.UTF_8));
            case SUBMODULE -> refuse(path, "is a commit of another repository");
            case LARGE_FILE -> large(path);
        }
    }

    /** What Git makes of files when it checks them out, and what it fetches besides. */
    private void steering(String path) {
        if (STEERING.contains(name(path))) {
            refuse(path, "changes what Git makes of files, so that others than these are applied");
        }
    }

    private void large(String path) {
        String sentence =
                "has more than %d MiB and is not read".formatted(ManifestFile.LARGEST >> 20);
        if (ManifestFile.isManifestPath(path)) {
            refuse(path, sentence);
        } else {
            say(path, sentence);
        }
    }

    private void gone(String path, EntryKind was) {
        steering(path);
        if (was == EntryKind.LINK || was == EntryKind.SUBMODULE) {
            named.add(violation(path, "was no regular file; with it goes what it led to"));
        }
    }

    private void refuse(String path, String sentence) {
        refused.add(violation(path, sentence));
    }

    private void say(String path, String sentence) {
        (isRead(path) ? refused : named).add(violation(path, sentence));
    }

    /** What runs on GitHub is nothing that is applied, and needs the right to run. */
    private static boolean isScript(String path) {
        return path.startsWith(".github/") && !path.endsWith("/CODEOWNERS");
    }

    private static boolean isRead(String path) {
        return Zone.of(path).isPresent()
                || Places.zoneOf(path).isPresent()
                || path.equals(Layout.PATH)
                || path.equals(GITHUB)
                || path.startsWith(GITHUB + "/");
    }

    private static Violation violation(String path, String sentence) {
        return new Violation(path + " " + sentence + ".", ALLOWED, Optional.of(path + ":1"));
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static boolean startsWith(byte[] bytes, byte[] start) {
        return bytes.length >= start.length
                && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
    }
}
