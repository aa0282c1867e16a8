package dev.tenantry.github;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.regex.Pattern;

/**
 * Refuses settings of GitHub that nobody could work with when the application starts: it would be
 * ready otherwise, and every proposal would wait.
 */
@Singleton
final class SettingsAtStart {

    private static final Pattern ADDRESS = Pattern.compile("https?://[^/\\s]+(?:/[^/\\s]+)*");
    private static final Pattern NAME = Pattern.compile("[^/\\s]+/[^/\\s]+");

    private SettingsAtStart() {}

    static void check(@Observes StartupEvent event, GitHubSettings settings) {
        check(settings);
    }

    /**
     * @throws IllegalArgumentException with a sentence that names the key, and never its value
     *     where that is a secret
     */
    static void check(GitHubSettings settings) {
        settings.privateKey().ifPresent(key -> AppKey.of(settings.appId().orElse(""), key));
        settings.tokenKey().ifPresent(Sealing::new);
        address("api-url", settings.apiUrl());
        address("web-url", settings.webUrl());
        settings.repository()
                .filter(name -> !NAME.matcher(name).matches())
                .ifPresent(
                        name -> {
                            throw new IllegalArgumentException(
                                    "tenantry.github.repository is owner/name, and not " + name);
                        });
    }

    private static void address(String key, String value) {
        if (!ADDRESS.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "tenantry.github.%s is an address without a slash at its end, and not %s"
                            .formatted(key, value));
        }
    }
}
