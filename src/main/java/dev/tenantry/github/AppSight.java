package dev.tenantry.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantry.proposals.ForgeTrouble;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kohsuke.github.GHRepository;
import org.kohsuke.github.GitHub;
import org.kohsuke.github.GitHubAbuseLimitHandler;
import org.kohsuke.github.GitHubBuilder;
import org.kohsuke.github.GitHubRateLimitHandler;
import org.kohsuke.github.RateLimitChecker;
import org.kohsuke.github.authorization.AuthorizationProvider;

/** The estate repository as the App's installation sees it, under the name that it has now. */
final class AppSight implements Hearing {

    private final GitHubSettings settings;
    private final Hearing hearing;
    private final Wire wire;
    private final @Nullable InstallationToken installation;
    private volatile @Nullable GHRepository seen;
    private volatile boolean moved;

    AppSight(GitHubSettings settings, Clock clock, Hearing hearing) {
        this.settings = settings;
        this.hearing = hearing;
        this.wire = new Wire(settings.timeout(), clock, this);
        this.installation = installation(clock);
    }

    private @Nullable InstallationToken installation(Clock clock) {
        if (settings.appId().isEmpty()
                || settings.privateKey().isEmpty()
                || settings.installationId().isEmpty()) {
            return null;
        }
        return new InstallationToken(
                rest(),
                AppKey.of(settings.appId().get(), settings.privateKey().get()),
                settings.installationId().get(),
                clock);
    }

    Rest rest() {
        return new Rest(wire, settings.apiUrl());
    }

    /** Asked for once, and again when GitHub says that it has another name. */
    synchronized GHRepository repository() throws IOException, ForgeTrouble {
        GHRepository known = seen;
        if (known == null || moved) {
            known = read();
            seen = known;
            moved = false;
        }
        return known;
    }

    private GHRepository read() throws IOException, ForgeTrouble {
        try {
            return client(settings, token(), wire).getRepository(configured());
        } catch (IOException e) {
            throw Trouble.status(e) == 404 ? new Passing(Passing.NOT_SHOWN, Optional.empty()) : e;
        }
    }

    /** {@code owner/name}: as GitHub calls it, once it was seen. */
    String name() throws ForgeTrouble {
        GHRepository known = seen;
        return known == null ? configured() : known.getFullName();
    }

    private String configured() throws ForgeTrouble {
        return settings.repository().orElseThrow(AppSight::unconfigured);
    }

    /** Is that the estate's repository? Its number stays when its name changes. */
    boolean isEstate(JsonNode repository) {
        String name = repository.path("full_name").asText();
        GHRepository known = seen;
        return settings.repository().filter(name::equalsIgnoreCase).isPresent()
                || (known != null && known.getId() == repository.path("id").asLong());
    }

    InstallationToken token() throws ForgeTrouble {
        return ifConfigured().orElseThrow(AppSight::unconfigured);
    }

    /** Empty when no App is configured. */
    Optional<InstallationToken> ifConfigured() {
        return Optional.ofNullable(installation);
    }

    private static ForgeTrouble unconfigured() {
        return new ForgeTrouble.Wait(
                "GitHub is not configured for this console.",
                Optional.empty(),
                new IllegalStateException("tenantry.github.* is incomplete"));
    }

    static GitHub client(GitHubSettings settings, AuthorizationProvider who, Wire wire)
            throws IOException {
        return new GitHubBuilder()
                .withEndpoint(settings.apiUrl())
                .withConnector(wire)
                .withAuthorizationProvider(who)
                .withRateLimitHandler(GitHubRateLimitHandler.FAIL)
                .withAbuseLimitHandler(GitHubAbuseLimitHandler.FAIL)
                .withRateLimitChecker(RateLimitChecker.NONE)
                .build();
    }

    @Override
    public void left(int requests) {
        hearing.left(requests);
    }

    /** A token that was revoked before its end, as by a suspension, is not used until its end. */
    @Override
    public void answered(int status) {
        if (status == 401) {
            ifConfigured().ifPresent(InstallationToken::notTaken);
        }
        hearing.answered(status);
    }

    @Override
    public void failed(IOException why) {
        hearing.failed(why);
    }

    @Override
    public void moved() {
        moved = true;
        hearing.moved();
    }
}
