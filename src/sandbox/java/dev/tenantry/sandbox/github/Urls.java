package dev.tenantry.sandbox.github;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Where everything is: the web pages at the root, the API under {@code /api/v3}, as on GitHub
 * Enterprise.
 *
 * @param web {@code http://127.0.0.1:<port>}
 * @param repository {@code owner/name}
 */
record Urls(String web, String repository) {

    String api() {
        return web + "/api/v3";
    }

    String repoApi() {
        return api() + "/repos/" + repository;
    }

    String repoWeb() {
        return web + "/" + repository;
    }

    String user(String login) {
        return api() + "/users/" + encode(login);
    }

    String pull(int number) {
        return repoWeb() + "/pull/" + number;
    }

    String owner() {
        return repository.substring(0, repository.indexOf('/'));
    }

    String name() {
        return repository.substring(repository.indexOf('/') + 1);
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** A path in a URL: each part encoded, the slashes kept. */
    static String encodePath(String path) {
        return encode(path).replace("%2F", "/");
    }
}
