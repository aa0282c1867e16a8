package dev.tenantry.policy.files;

import static dev.tenantry.policy.PaperPolicy.ESTATE;
import static dev.tenantry.policy.PaperPolicy.JANE;
import static dev.tenantry.policy.PaperPolicy.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.estate.ChangedEstate;
import dev.tenantry.manifest.ChangeSet;
import dev.tenantry.manifest.EntryKind;
import dev.tenantry.manifest.FileEdit;
import dev.tenantry.policy.Policy;
import dev.tenantry.policy.change.Question;
import dev.tenantry.policy.change.Verdict;
import dev.tenantry.policy.change.Verdict.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where something is applied, a path holds a regular file. */
class OnlyFilesTest {

    private static final String APPLIED = "tenants/acme-retail/infra/a.yaml";

    private static List<Verdict> judge(FileEdit edit) {
        return Policy.judge(
                        Question.beforeReview(
                                new ChangeSet(ESTATE.commit(), List.of(edit)), ESTATE, JANE, NOW))
                .verdicts()
                .stream()
                .filter(verdict -> verdict.rule().equals(OnlyFiles.RULE))
                .toList();
    }

    private static void isRefused(FileEdit edit, String sentence) {
        says(edit, Outcome.REFUSED, sentence);
    }

    private static void says(FileEdit edit, Outcome outcome, String sentence) {
        assertThat(judge(edit)).hasSize(1);
        assertThat(judge(edit).getFirst().outcome()).isEqualTo(outcome);
        assertThat(judge(edit).getFirst().sentence()).isEqualTo(sentence);
    }

    private static FileEdit change(EntryKind was, EntryKind now) {
        return new FileEdit.Change(APPLIED, was, bytes("a: 1\n"), now, bytes("a: 1\n"));
    }

    private static FileEdit added(String path, EntryKind kind, String text) {
        return new FileEdit.Add(path, kind, bytes(text));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void aRegularFileNeedsNoWord() {
        assertThat(judge(added(APPLIED, EntryKind.FILE, "a: 1\n"))).isEmpty();
        assertThat(judge(change(EntryKind.FILE, EntryKind.FILE))).isEmpty();
        assertThat(judge(new FileEdit.Delete(APPLIED, bytes("a: 1\n")))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tenants/acme-retail/infra/a.yaml",
                "tenants/acme-retail/infra/evil",
                "tenants",
                "factory/acme-retail/a.yaml",
                "platform/a.yaml",
                "argocd/a.yaml",
                "policy/a.yaml",
                ".github/CODEOWNERS"
            })
    void aLinkIsRefusedWhereverSomethingIsAppliedOrIsARule(String path) {
        isRefused(
                added(path, EntryKind.LINK, "../docs/evil.txt"),
                path + " is a symbolic link to ../docs/evil.txt.");
    }

    @Test
    void aFileThatBecomesALinkIsRefused() {
        isRefused(
                change(EntryKind.FILE, EntryKind.LINK), APPLIED + " is a symbolic link to a: 1\n.");
    }

    @Test
    void aSubmoduleIsRefused() {
        isRefused(
                added("tenants/acme-retail/infra", EntryKind.SUBMODULE, ""),
                "tenants/acme-retail/infra is a commit of another repository.");
    }

    @Test
    void aChangedModeIsRefusedAndOneThatWasThereIsNot() {
        isRefused(
                change(EntryKind.FILE, EntryKind.EXECUTABLE),
                APPLIED + " would become executable.");
        isRefused(
                added(APPLIED, EntryKind.EXECUTABLE, "a: 1\n"),
                APPLIED + " would become executable.");
        assertThat(judge(change(EntryKind.EXECUTABLE, EntryKind.EXECUTABLE))).isEmpty();
        assertThat(judge(added(".github/check.sh", EntryKind.EXECUTABLE, "true"))).isEmpty();
        assertThat(judge(change(EntryKind.EXECUTABLE, EntryKind.FILE))).isEmpty();
        assertThat(judge(change(EntryKind.LINK, EntryKind.FILE))).isEmpty();
    }

    @Test
    void elsewhereALinkIsRefusedToo() {
        isRefused(
                added("docs/latest", EntryKind.LINK, "/etc/passwd"),
                "docs/latest is a symbolic link to /etc/passwd.");
        isRefused(
                added("docs/other", EntryKind.SUBMODULE, ""),
                "docs/other is a commit of another repository.");
    }

    @ParameterizedTest
    @EnumSource(names = {"LINK", "SUBMODULE"})
    void whatGoesWithALinkIsNamed(EntryKind kind) {
        says(
                new FileEdit.Delete(APPLIED, kind, bytes("x")),
                Outcome.WARNING,
                APPLIED + " was no regular file; with it goes what it led to.");
    }

    @Test
    void aFileThatIsNotReadIsRefusedWhereItWouldCount() {
        isRefused(
                added(APPLIED, EntryKind.LARGE_FILE, ""),
                APPLIED + " has more than 3 MiB and is not read.");
        isRefused(
                added("elsewhere/x.json", EntryKind.LARGE_FILE, ""),
                "elsewhere/x.json has more than 3 MiB and is not read.");
        says(
                added("docs/film.mp4", EntryKind.LARGE_FILE, ""),
                Outcome.WARNING,
                "docs/film.mp4 has more than 3 MiB and is not read.");
    }

    @Test
    void whatGitFetchesFromElsewhereAtCheckoutIsRefused() {
        isRefused(
                added(
                        APPLIED,
                        EntryKind.FILE,
                        "version https://git-lfs.github.com/spec/v1\noid sha256:1\nsize 1\n"),
                APPLIED + " only says where Git's large file storage has it.");
        isRefused(
                added(".gitattributes", EntryKind.FILE, "*.yaml filter=lfs\n"),
                ".gitattributes changes what Git makes of files, so that others than these are"
                        + " applied.");
    }

    @Test
    void aHouseRuleThatIsALinkIsNone() {
        ChangeSet changes =
                new ChangeSet(
                        ESTATE.commit(), List.of(added("policy/r.yaml", EntryKind.LINK, "x")));
        assertThat(new ChangedEstate(ESTATE, changes).read("policy/r.yaml")).isEmpty();
        assertThat(new ChangedEstate(ESTATE, changes).list("policy")).isEmpty();
    }
}
