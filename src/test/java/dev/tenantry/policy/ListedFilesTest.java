package dev.tenantry.policy;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantry.estate.ProjectClaims;
import dev.tenantry.estate.TenantFacts;
import dev.tenantry.manifest.Estate;
import dev.tenantry.manifest.TenantId;
import dev.tenantry.policy.house.RuleBook;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A file that is there and cannot be read is no file that is not there. */
class ListedFilesTest {

    private static final Estate HALF =
            new Estate() {
                @Override
                public String commit() {
                    return "0".repeat(40);
                }

                @Override
                public Optional<byte[]> read(String path) {
                    return Optional.empty();
                }

                @Override
                public List<String> list(String folder) {
                    return List.of(folder + "/x.yaml");
                }

                @Override
                public String version(String folder) {
                    return folder + " half";
                }
            };

    @Test
    void nothingIsSaidOfAFolderThatIsNotReadWhole() {
        TenantId tenant = new TenantId("acme-retail");
        assertThatThrownBy(() -> RuleBook.of(HALF)).hasMessageContaining("policy/x.yaml");
        assertThatThrownBy(() -> ProjectClaims.of(HALF)).hasMessageContaining("factory/x.yaml");
        assertThatThrownBy(() -> TenantFacts.read(HALF, tenant))
                .hasMessageContaining("factory/acme-retail/x.yaml");
    }
}
