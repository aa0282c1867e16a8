package dev.tenantry.sources.git;

import dev.tenantry.manifest.EstateAccess;
import dev.tenantry.manifest.EstateAccess.Credential;
import java.io.IOException;
import java.net.URISyntaxException;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.jgit.transport.CredentialItem;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.transport.UsernamePasswordCredentialsProvider;

/** Says who we are when the estate's own host asks; a host that it redirects to is told nothing. */
final class EstateLogin extends CredentialsProvider {

    private final String url;
    private final EstateAccess access;

    EstateLogin(String url, EstateAccess access) {
        this.url = url;
        this.access = access;
    }

    @Override
    public boolean isInteractive() {
        return false;
    }

    @Override
    public boolean supports(CredentialItem... items) {
        return new UsernamePasswordCredentialsProvider("", "").supports(items);
    }

    @Override
    public boolean get(URIish asking, CredentialItem... items) {
        if (!isTheEstate(asking)) {
            return false;
        }
        Credential known = credential().orElseThrow(this::unknown);
        return new UsernamePasswordCredentialsProvider(known.username(), known.password())
                .get(asking, items);
    }

    @Override
    public void reset(URIish refusing) {
        access.refused();
    }

    private boolean isTheEstate(URIish asking) {
        try {
            URIish estate = new URIish(url);
            return Objects.equals(estate.getScheme(), asking.getScheme())
                    && Objects.equals(estate.getHost(), asking.getHost())
                    && estate.getPort() == asking.getPort();
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private Optional<Credential> credential() {
        try {
            return access.credentialFor(url);
        } catch (IOException e) {
            throw new EstateUnreadable(
                    "GitHub gives the console no token to read the estate repository with.", e);
        }
    }

    private EstateUnreadable unknown() {
        return new EstateUnreadable(
                ("The estate repository at %s wants to know who we are: it needs"
                                + " tenantry.estate.password, or tenantry.github with the App"
                                + " of the GitHub it lives on.")
                        .formatted(FetchTrouble.withoutLogin(url)));
    }
}
