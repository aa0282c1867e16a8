package dev.tenantry.github;

import dev.tenantry.manifest.EstateAccess;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/** Opens an estate repository that lives on the configured GitHub with the App's own token. */
@ApplicationScoped
class InstallationAccess implements EstateAccess {

    private static final String ANY_NAME = "x-access-token";

    private final GitHubSettings settings;
    private final Repositories repositories;

    InstallationAccess(GitHubSettings settings, Repositories repositories) {
        this.settings = settings;
        this.repositories = repositories;
    }

    @Override
    public Optional<Credential> credentialFor(String url) throws IOException {
        Optional<InstallationToken> token = repositories.token();
        return token.isPresent() && origin(url).equals(origin(settings.webUrl()))
                ? Optional.of(new Credential(ANY_NAME, token.get().value()))
                : Optional.empty();
    }

    @Override
    public void refused() {
        repositories.token().ifPresent(InstallationToken::forget);
    }

    /** Scheme, host and port; the whole text for what is no address, so that nothing equals it. */
    private static String origin(String url) {
        try {
            URI uri = URI.create(url);
            return "%s://%s:%d"
                    .formatted(uri.getScheme(), uri.getHost(), uri.getPort())
                    .toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException noAddress) {
            return url;
        }
    }
}
