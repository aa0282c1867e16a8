package dev.tenantry.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantry.estate.Places;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A tenant's name fits behind {@code t-} as the name of a namespace: a DNS label. */
class TenantIdTest {

    @Test
    void lettersDigitsAndHyphensAreAName() {
        assertThat(List.of("a", "acme", "acme-retail", "a1", "a--b", "z9-0"))
                .allSatisfy(
                        name -> {
                            assertThat(TenantId.of(name)).map(TenantId::value).contains(name);
                            assertThat(Places.tenantOf("tenants/" + name + "/infra/a.yaml"))
                                    .contains(new TenantId(name));
                        });
    }

    @Test
    void anythingElseIsNone() {
        assertThat(List.of("", "-a", "a-", "1a", "A", "aB", "ä", "aé", "a_b", "a.b", "a b", "a\n"))
                .allSatisfy(
                        name -> {
                            assertThat(TenantId.of(name)).isEmpty();
                            assertThat(Places.tenantOf("factory/" + name + "/tenant.yaml"))
                                    .isEmpty();
                            assertThatThrownBy(() -> new TenantId(name))
                                    .isInstanceOf(IllegalArgumentException.class);
                        });
    }

    @Test
    void aNamespaceLeavesRoomForSixtyOne() {
        assertThat(TenantId.of("a".repeat(61))).isPresent();
        assertThat(TenantId.of("a".repeat(62))).isEmpty();
    }

    @Test
    void aFileBesideTheFoldersIsOfNoTenant() {
        assertThat(Places.tenantOf("tenants/README.md")).isEmpty();
        assertThat(Places.tenantOf("platform/acme/a.yaml")).isEmpty();
    }
}
