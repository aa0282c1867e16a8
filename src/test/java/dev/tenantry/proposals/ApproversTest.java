package dev.tenantry.proposals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.manifest.ChangeSet;
import dev.tenantry.manifest.Estate;
import dev.tenantry.manifest.FileEdit;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ApproversTest {

    private static final String CODEOWNERS =
            """
            # Last matching line wins.
            *                        @acme/platform
            /tenants/acme-retail/    @acme/retail   # a comment
            /tenants/*/infra/access/ @acme/security @acme/privacy
            /factory/*/budget.yaml   @acme/finops
            *.md                     @acme/docs
            /nobody/
            """;

    private static Approvers of(String codeowners, String... paths) {
        Estate estate =
                new Estate() {
                    @Override
                    public String commit() {
                        return Fixtures.BASE;
                    }

                    @Override
                    public Optional<byte[]> read(String path) {
                        return Optional.of(codeowners.getBytes(StandardCharsets.UTF_8));
                    }

                    @Override
                    public List<String> list(String folder) {
                        return List.of();
                    }

                    @Override
                    public String version(String folder) {
                        return "";
                    }
                };
        List<FileEdit> edits =
                List.of(paths).stream()
                        .<FileEdit>map(p -> new FileEdit.Add(p, new byte[0]))
                        .toList();
        return Approvers.of(estate, new ChangeSet(Fixtures.BASE, edits));
    }

    @Test
    void theLastMatchingLineWins() {
        assertThat(of(CODEOWNERS, "tenants/acme-retail/infra/access/grants/g.yaml").groups())
                .containsExactly(List.of("@acme/security", "@acme/privacy"));
        assertThat(of(CODEOWNERS, "tenants/acme-retail/workflows/w.yaml").groups())
                .containsExactly(List.of("@acme/retail"));
        assertThat(of(CODEOWNERS, "factory/acme-bank/budget.yaml").groups())
                .containsExactly(List.of("@acme/finops"));
        assertThat(of(CODEOWNERS, "factory/acme-bank/deep/budget.yaml").groups())
                .containsExactly(List.of("@acme/platform"));
        assertThat(of(CODEOWNERS, "docs/deep/a.md").groups())
                .containsExactly(List.of("@acme/docs"));
    }

    @Test
    void aLineWithoutOwnersTakesOwnersAway() {
        assertThat(of(CODEOWNERS, "nobody/a.yaml").groups()).isEmpty();
    }

    @Test
    void theSentenceNamesOneOfEachGroup() {
        assertThat(
                        of(
                                        CODEOWNERS,
                                        "tenants/acme-retail/infra/access/g.yaml",
                                        "factory/acme-bank/budget.yaml")
                                .sentence())
                .isEqualTo(
                        "Must be approved by @acme/finops and by @acme/security or @acme/privacy,"
                                + " and never by the requester alone.");
        assertThat(of("", "a.yaml").sentence())
                .isEqualTo("A reviewer other than the requester must approve.");
    }
}
