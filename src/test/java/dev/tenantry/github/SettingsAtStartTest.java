package dev.tenantry.github;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A start that could only lead to waiting is refused, and says which key is wrong. */
class SettingsAtStartTest {

    @TempDir Path folder;

    private static void check(String key, String value) {
        SettingsAtStart.check(
                new SmallRyeConfigBuilder()
                        .withSources(
                                new PropertiesConfigSource(
                                        Map.of("tenantry.github." + key, value), "test", 100))
                        .withMapping(GitHubSettings.class)
                        .build()
                        .getConfigMapping(GitHubSettings.class));
    }

    private static void refused(String key, String value) {
        assertThatThrownBy(() -> check(key, value)).hasMessageContaining("tenantry.github." + key);
    }

    @ParameterizedTest
    @CsvSource({
        "private-key, /there/is/no/such.pem",
        "private-key, -----BEGIN RSA PRIVATE KEY-----AA-----END RSA PRIVATE KEY-----",
        "private-key, -----BEGIN PRIVATE KEY-----A-----END PRIVATE KEY-----",
        "token-key, c2hvcnQ=",
        "token-key, no base 64 at all",
        "api-url, https://api.github.com/",
        "api-url, api.github.com",
        "web-url, https://github.com/",
        "repository, https://github.com/acme/estate",
        "repository, estate"
    })
    void whatNobodyCouldWorkWithIsRefused(String key, String value) {
        refused(key, value);
    }

    @Test
    void aKeyFileThatHoldsNoKeyIsRefused() throws IOException {
        refused("private-key", Files.writeString(folder.resolve("empty.pem"), "").toString());
        refused("private-key", folder.toString());
    }

    /** Whoever forgets the frame of PEM has given the key itself. */
    @Test
    void theKeyIsNotSaidInTheLog() {
        assertThatThrownBy(() -> check("private-key", "MIIEpAIBAAKCAQEA"))
                .hasMessageContaining("private-key")
                .hasNoCause()
                .message()
                .doesNotContain("MIIE");
    }

    @Test
    void whatGitHubIsUsuallyGivenIsTaken() {
        assertThatCode(() -> check("repository", "acme-data/estate")).doesNotThrowAnyException();
        assertThatCode(() -> check("api-url", "https://github.acme.example/api/v3"))
                .doesNotThrowAnyException();
    }
}
