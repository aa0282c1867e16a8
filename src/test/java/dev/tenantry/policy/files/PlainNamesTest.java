package dev.tenantry.policy.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.manifest.ChangeSet;
import dev.tenantry.manifest.FileEdit;
import dev.tenantry.policy.change.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that everybody reads alike. */
class PlainNamesTest {

    private static List<Verdict> judge(FileEdit edit) {
        return PlainNames.judge(new ChangeSet("0".repeat(40), List.of(edit)));
    }

    private static List<Verdict> added(String path) {
        return judge(new FileEdit.Add(path, new byte[0]));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tenants/acme-retail/infra/access/grants/20261122-jdoe.yaml",
                "tenants/acme-retail/infra/.gitkeep",
                "platform/read me (old), v2.0_final~.md",
                "factory/acme-retail/50%-off+more@home=&.json",
                ".github/workflows/check.yml",
                "docs/\u00dcbersicht \u2013 \u65e5\u672c.md",
                "docs/[id]/{page}*?.md"
            })
    void whatEverybodyReadsAlikePasses(String path) {
        assertThat(added(path)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tenants/acme-retail/infra/\u00fcbersicht.yaml",
                "tenants/acme-retail/inf\u0430ra/x.yaml",
                "tenants/acme-retail/infra /x.yaml",
                "tenants/acme-retail/infra\\x.yaml",
                "tenants/acme-retail/{{path}}/x.yaml",
                "policy/\uFFFDFF.yaml",
                "docs/\uFFFDFF.md",
                "docs/a\u007f.md",
                "docs/../tenants/x.yaml",
                "docs/.GIT/config",
                "docs//x.md"
            })
    void whatSomebodyReadsOtherwiseIsRefused(String path) {
        assertThat(added(path)).extracting(Verdict::rule).containsExactly(PlainNames.RULE);
    }

    @Test
    void whatCannotBeSeenIsSaidByItsNumber() {
        assertThat(added("docs/x\u2028\n.md").getFirst().sentence())
                .isEqualTo(
                        "The name docs/x\\u{2028}\\u{A}.md has characters that not everybody reads"
                                + " alike.");
    }

    @Test
    void aNameThatCannotBeCheckedOutIsTooLong() {
        assertThat(added("docs/" + "\u00fc".repeat(127))).isEmpty();
        assertThat(added("docs/" + "\u00fc".repeat(128))).hasSize(1);
        assertThat(added("docs/" + "a/".repeat(1000) + "x")).hasSize(1);
    }

    @Test
    void suchAFileMayGo() {
        assertThat(judge(new FileEdit.Delete("docs/x\u2028.md", new byte[0]))).isEmpty();
        assertThat(judge(new FileEdit.Change("docs/x\u2028.md", new byte[0], new byte[1])))
                .hasSize(1);
    }
}
