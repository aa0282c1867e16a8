package dev.tenantry.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A path is read alike by everybody, or it leads nowhere. */
class PlainAddressesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/search;x",
                "/;x/search",
                "/api;x/v1/proposals",
                "/api%2Fv1%2Fproposals",
                "/api%2fv1/proposals",
                "/search%3bx",
                "/search%3Bx",
                "/api%5cv1",
                "/api\\v1",
                "/api%252Fv1",
                "/search/",
                "/github/webhooks/",
                "/api/v1/proposals/",
            })
    void whatSomebodyMightReadOtherwiseLeadsNowhere(String path) {
        assertThat(PlainAddresses.isPlain(path, path)).isFalse();
    }

    @Test
    void aSlashThatIsAtTheEndOnceDotsAreResolvedIsOne() {
        assertThat(PlainAddresses.isPlain("/search/%2e", "/search/")).isFalse();
    }

    @Test
    void noPathIsLongerThanARowOfTheAuditHolds() {
        String longest = "/" + "a".repeat(499);
        assertThat(PlainAddresses.isPlain(longest, longest)).isTrue();
        assertThat(PlainAddresses.isPlain(longest + "a", longest + "a")).isFalse();
        assertThat(PlainAddresses.isPlain(null, "/")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/search",
                "/tenants/fennwick/access.csv",
                "/runs/argo/nightly.2026-11-30.yaml",
                "/access/grants/fennwick/dana%20reads",
                "/assets/vendor/htmx-4.0.1/htmx.min.js",
                "/q/dev-ui/",
            })
    void whatOursLookLikeIsServed(String path) {
        assertThat(PlainAddresses.isPlain(path, path)).isTrue();
    }
}
