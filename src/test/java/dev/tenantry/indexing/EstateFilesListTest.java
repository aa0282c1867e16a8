package dev.tenantry.indexing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantry.web.KeyedPage;
import dev.tenantry.web.Problem;
import dev.tenantry.web.TenantHead;
import dev.tenantry.web.TenantHeads;
import jakarta.ws.rs.NotFoundException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every file was taken for is listed, by path, for whom it may concern. */
class EstateFilesListTest extends IndexedByAll {

    private static final FileFilter ALL = filter("", "", "", "");

    @BeforeEach
    void begin() {
        putGood();
        origin.put(OWN + "g.yaml", grant("g", PROJECT, "roles/x", "user:a@b.c"));
        origin.put(OWN + "broken.yaml", "a: b: c").link(OWN + "link.yaml", "good.yaml");
        origin.put(OWN + "empty.yaml", "# nothing\n").put("docs/a\nb.yaml", bucket("d"));
        origin.put("tenants/Fennwick/b.yaml", bucket("f")).put("charts/values.yaml", "a: 1\n");
        origin.put("README.md", "x").put("policy/rules.yaml", "kind: x\n");
        isIndexed(origin.commit("Begin"));
    }

    private static FileFilter filter(String as, String tenant, String folder, String applied) {
        return FileFilter.of(
                Optional.of(as), Optional.of(tenant), Optional.of(folder), Optional.of(applied));
    }

    /** Who may not know these. */
    private EstateFileList files(String... hidden) {
        return new EstateFileList(
                database,
                new TenantHeads() {
                    @Override
                    public TenantHead visible(String tenant) {
                        throw new NotFoundException();
                    }

                    @Override
                    public Set<String> hidden() {
                        return Set.of(hidden);
                    }
                });
    }

    private static List<String> paths(EstateFileList files, FileFilter filter) {
        List<String> paths = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            KeyedPage<EstateFileRow> page = files.page(filter, cursor, 2);
            page.items().forEach(file -> paths.add(file.path()));
            cursor = page.next();
        } while (cursor.isPresent());
        return paths;
    }

    @Test
    void everyFileIsOneOfItsSort() {
        Map<FileSort, Long> counts = files().counts(ALL);
        assertThat(counts)
                .containsEntry(FileSort.TENANT, 1L)
                .containsEntry(FileSort.DATA, 1L)
                .containsEntry(FileSort.GRANT, 1L)
                .containsEntry(FileSort.RULE, 1L)
                .containsEntry(FileSort.BROKEN, 1L)
                .containsEntry(FileSort.NOT_READ, 1L)
                .containsEntry(FileSort.NOTHING, 1L)
                .containsEntry(FileSort.UNPLACED, 3L);
        assertThat(files().page(ALL, Optional.empty(), 50).items())
                .filteredOn(file -> file.why().isPresent())
                .extracting(file -> file.why().orElseThrow())
                .contains(
                        "The layout has no place for it.",
                        "The folder “Fennwick” cannot be a tenant's: its name is not valid.",
                        "It holds no object of Kubernetes.",
                        "A colon stands where no key can be.",
                        "A symbolic link.",
                        "It is empty.");
    }

    @Test
    void theyAreReadByPathWhateverIsInOneAndNarrowed() {
        assertThat(paths(files(), ALL)).hasSize(10).isSorted().contains("docs/a\nb.yaml");
        assertThat(paths(files(), filter("unplaced", "", "", "")))
                .containsExactly("charts/values.yaml", "docs/a\nb.yaml", "tenants/Fennwick/b.yaml");
        assertThat(paths(files(), filter("", "", "factory/", "")))
                .containsExactly("factory/acme/namespace.yaml");
        assertThat(paths(files(), filter("", "", "", "no")))
                .containsExactly("charts/values.yaml", "docs/a\nb.yaml", "policy/rules.yaml");
        assertThat(paths(files(), filter("grant", "acme", "", "yes"))).hasSize(1);
        assertThatThrownBy(() -> filter("whatever", "", "", "")).isInstanceOf(Problem.class);
    }

    @Test
    void thoseOfAHiddenTenantAreInNoListAndNoCount() {
        EstateFileList files = files("acme");
        assertThat(paths(files, ALL)).hasSize(4).noneMatch(path -> path.contains("acme"));
        assertThat(files.counts(ALL)).doesNotContainKeys(FileSort.TENANT, FileSort.GRANT);
    }

    @Test
    void findingsAreGroupedByWhatIsToBeDone() {
        origin.put(OWN + "again.yaml", bucket("good")).put(OWN + "second.yaml", "x: y: z");
        isIndexed(origin.commit("Go on"));
        List<Findings.Group> groups = findings.groups(Findings.Filter.ALL, 10);
        assertThat(groups)
                .extracting(Findings.Group::count)
                .startsWith(2L, 2L)
                .isSortedAccordingTo((a, b) -> Long.compare(b, a));
        Findings.Group first = groups.getFirst();
        assertThat(
                        findings.page(
                                        Findings.Filter.ALL.of(Optional.of(first.id())),
                                        Optional.empty(),
                                        50)
                                .items())
                .hasSize(2)
                .allMatch(finding -> finding.remedy().equals(first.remedy()));
    }
}
