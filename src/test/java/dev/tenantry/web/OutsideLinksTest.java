package dev.tenantry.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutsideLinksTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "JavaScript:alert(1)",
                " javascript:alert(1)",
                "java\tscript:alert(1)",
                "data:text/html,<script>alert(1)</script>",
                "vbscript:x",
                "file:///etc/passwd",
                "blob:https://a/b",
                "//evil.example/x",
                "/settings",
                "settings",
                "",
                "https:",
                "https:evil.example",
                "https://github.com@evil.example/",
                "https://\u202egithub.example/",
                "https://a b.example/",
                "mailto:a@b.example",
            })
    void onlyAnAddressOfAWebPageBecomesALink(String address) {
        assertThat(OutsideLinks.of(address)).isEmpty();
        assertThat(new OutsideLinks().link(Optional.of(address))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://github.com/acme/estate/runs/1?check_suite_focus=true#step:2:1",
                "http://127.0.0.1:8181/acme/estate/pull/7",
                "HTTPS://ci.acme.example/%E2%82%AC",
            })
    void anAddressOfAWebPageStaysAsItIs(String address) {
        assertThat(OutsideLinks.of(address)).contains(address);
    }

    @ParameterizedTest
    @ValueSource(ints = {2_001, 100_000})
    void whatNoBrowserWouldFollowIsNone(int length) {
        assertThat(OutsideLinks.of("https://a.example/" + "x".repeat(length))).isEmpty();
    }
}
