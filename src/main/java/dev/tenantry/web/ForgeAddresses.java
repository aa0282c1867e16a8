package dev.tenantry.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Where the estate is found on GitHub, for links: {@code {inject:forge.…}}. Ask {@link #isKnown()}
 * first; an estate may stand anywhere.
 */
@Named("forge")
@ApplicationScoped
public class ForgeAddresses {

    private final Optional<String> repository;

    ForgeAddresses(WebSettings settings) {
        this.repository =
                settings.forgeUrl()
                        .filter(base -> !base.isEmpty())
                        .flatMap(
                                base ->
                                        settings.forgeRepository()
                                                .filter(name -> !name.isEmpty())
                                                .map(name -> base + "/" + name));
    }

    public boolean isKnown() {
        return repository.isPresent();
    }

    /** A file as it is at a commit. */
    public String file(String commit, String path) {
        return repository.orElse("") + "/blob/" + commit + "/" + encoded(path);
    }

    public String commit(String commit) {
        return repository.orElse("") + "/commit/" + commit;
    }

    public String pullRequest(int number) {
        return repository.orElse("") + "/pull/" + number;
    }

    /** Names of files may hold anything; a slash stays one. */
    private static String encoded(String path) {
        return URLEncoder.encode(path, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2F", "/");
    }
}
