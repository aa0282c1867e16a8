package dev.tenantry.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.manifest.EstateAccess;
import dev.tenantry.manifest.EstateAccess.Credential;
import dev.tenantry.sandbox.github.RunningGitHub;
import dev.tenantry.sources.git.EstateMirror;
import dev.tenantry.sources.git.Fetched;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The mirror of a private repository: the real Git client, GitHub's smart HTTP, the App's token.
 */
class PrivateEstateTest {

    @TempDir Path state;
    @TempDir Path mirrors;
    private ConnectedGitHub github;
    private InstallationAccess app;

    @BeforeEach
    void start() {
        github = new ConnectedGitHub(state);
        app = new InstallationAccess(github.settings(), github.repositories);
    }

    @AfterEach
    void everythingWasInGitHubsForm() {
        github.close();
        assertThat(RunningGitHub.complaints()).isEmpty();
    }

    @Test
    void theAppsTokenOpensIt() {
        assertThat(fetched(app)).isEqualTo(new Fetched.At(github.server.tip("main")));
    }

    @Test
    void aTokenThatWasRevokedIsReplacedByANewOne() throws IOException {
        String first = token();
        assertThat(github.server.send("Bearer " + first, "DELETE", "/installation/token").status())
                .isEqualTo(204);
        assertThat(token()).isEqualTo(first);
        assertThat(fetched(app)).isInstanceOf(Fetched.At.class);
        assertThat(token()).isNotEqualTo(first);
    }

    @Test
    void aTokenOfAPersonOpensItToo() {
        assertThat(fetched(url -> Optional.of(new Credential("anybody", "ghp_reviewer"))))
                .isInstanceOf(Fetched.At.class);
    }

    @Test
    void withoutOneTheConsoleSaysWhatIsMissing() {
        assertThat(trouble(url -> Optional.empty()))
                .contains("wants to know who we are", "tenantry.estate.password");
        assertThat(trouble(url -> Optional.of(new Credential("anybody", "wrong"))))
                .contains("refuses our credentials");
        assertThat(
                        trouble(
                                url -> {
                                    throw new IOException("GitHub is away");
                                }))
                .contains("no token");
    }

    @Test
    void anotherHostNeverGetsTheToken() throws IOException {
        String web = github.settings().webUrl();
        assertThat(app.credentialFor(web + "/acme-data/estate.git")).isPresent();
        assertThat(app.credentialFor(web.replace("http:", "https:") + "/x.git")).isEmpty();
        assertThat(app.credentialFor("http://127.0.0.1:1/acme-data/estate.git")).isEmpty();
        assertThat(app.credentialFor("git@github.com:acme-data/estate.git")).isEmpty();
        assertThat(app.credentialFor("/srv/estate.git")).isEmpty();
    }

    private String token() throws IOException {
        return github.repositories.token().orElseThrow().value();
    }

    private String trouble(EstateAccess access) {
        return fetched(access) instanceof Fetched.Trouble trouble ? trouble.sentence() : "none";
    }

    private Fetched fetched(EstateAccess access) {
        EstateMirror mirror =
                new EstateMirror(
                        github.server.address("estate.url"),
                        "main",
                        mirrors.resolve("estate.git"),
                        access);
        try {
            return mirror.fetch();
        } finally {
            mirror.close();
        }
    }
}
