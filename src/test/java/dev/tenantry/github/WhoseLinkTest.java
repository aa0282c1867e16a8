package dev.tenantry.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.proposals.ForgeTrouble;
import dev.tenantry.testing.Postgres;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** A linked account is a person's, whoever gets the address after them. */
class WhoseLinkTest {

    private static final String EMAIL = "m.mueller@acme.example";
    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);
    private static final LinkOwner MIA = new LinkOwner("provider", "mia");
    private static final LinkOwner MAX = new LinkOwner("provider", "max");

    private final DataSource database = Postgres.migrated();
    private final LinkRows rows = new LinkRows(database);
    private final AccountLinks links = new AccountLinks(rows, settings(), Clock.systemUTC());
    private int accounts;

    private static GitHubSettings settings() {
        Map<String, String> values = Map.of("tenantry.github.token-key", KEY);
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(values, "test", 100))
                .withMapping(GitHubSettings.class)
                .build()
                .getConfigMapping(GitHubSettings.class);
    }

    /** As when the person came back from GitHub. */
    private void links(LinkOwner owner) {
        assertThat(links.link(EMAIL, Optional.of(owner), offer(), "state " + accounts)).isTrue();
    }

    private String offer() {
        return offer(Instant.now().plus(Duration.ofMinutes(1)));
    }

    private String offer(Instant end) {
        UserTokens tokens =
                new UserTokens(
                        "ghu_1",
                        Instant.now().plus(Duration.ofHours(8)),
                        Optional.empty(),
                        Optional.empty());
        Account account = new Account(++accounts, "login-" + accounts);
        byte[] sealed =
                new Sealing(KEY).seal(new Offer(account, tokens, end).text(), "offer:" + EMAIL);
        return Base64.getUrlEncoder().encodeToString(sealed);
    }

    @Test
    void whatWasOfferedTooLongAgoLinksNothing() {
        String offer = offer(Instant.now());
        assertThat(links.link(EMAIL, Optional.of(MIA), offer, "a state of today")).isFalse();
        assertThat(links.of(EMAIL)).isEmpty();
    }

    private void signsIn(LinkOwner who, String at) throws SQLException {
        execute(
                """
                insert into tenantry.sign_in (issuer, subject, email, roles, at)
                values ('%s', '%s', '%s', '', %s)
                on conflict (issuer, subject, email) do update set at = excluded.at
                """
                        .formatted(who.issuer(), who.subject(), EMAIL, at));
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void whoLinkedItUsesIt() throws SQLException {
        links(MIA);
        assertThat(links.loginOf(EMAIL)).as("before a sign-in is known").contains("login-1");
        signsIn(MIA, "now()");
        assertThat(links.loginOf(EMAIL)).contains("login-1");
    }

    @Test
    void whoGetsTheAddressNextDoesNot() throws SQLException, ForgeTrouble {
        signsIn(MIA, "now()");
        links(MIA);
        signsIn(MAX, "now()");
        assertThat(links.loginOf(EMAIL)).isEmpty();
        assertThat(links.githubLogin(EMAIL)).isEmpty();
        assertThat(links.tokenOf(EMAIL)).isEmpty();
        assertThat(links.of(EMAIL).orElseThrow().stillTheirs()).isFalse();
        links(MAX);
        assertThat(links.loginOf(EMAIL)).contains("login-2");
        signsIn(MAX, "now()");
        assertThat(links.loginOf(EMAIL)).contains("login-2");
    }

    /** Of a token that only the API saw no sign-in is known, and its time is none. */
    @Test
    void whoOnlyUsesTheApiDoesNotEither() throws SQLException {
        signsIn(MIA, "now()");
        links(MIA);
        signsIn(MAX, "'epoch'");
        assertThat(links.loginOf(EMAIL)).isEmpty();
    }

    @Test
    void aLinkOfBeforeIsOfTheOnlyOneWhoHadTheAddress() throws SQLException, IOException {
        links(MIA);
        execute("update tenantry.github_link set issuer = null, subject = null");
        assertThat(links.loginOf(EMAIL)).as("nobody is known to have it").contains("login-1");
        signsIn(MIA, "now()");
        assertThat(links.loginOf(EMAIL)).as("not known whose").isEmpty();
        takeOver();
        assertThat(links.loginOf(EMAIL)).contains("login-1");
        assertThat(Postgres.column(database, "select subject from tenantry.github_link"))
                .containsExactly("mia");
    }

    @Test
    void aLinkOfBeforeIsNobodysWhereTwoHadTheAddress() throws SQLException, IOException {
        links(MIA);
        execute("update tenantry.github_link set issuer = null, subject = null");
        signsIn(MIA, "now() - interval '1 day'");
        signsIn(MAX, "now() - interval '2 days'");
        takeOver();
        assertThat(links.loginOf(EMAIL)).isEmpty();
    }

    /** What the migration does with the rows of before. */
    private void takeOver() throws SQLException, IOException {
        try (InputStream file =
                Objects.requireNonNull(
                        getClass().getResourceAsStream("/db/migration/V096__whose_link.sql"))) {
            List<String> statements =
                    List.of(new String(file.readAllBytes(), StandardCharsets.UTF_8).split(";"));
            execute(
                    statements.stream()
                            .filter(text -> text.contains("update tenantry.github_link"))
                            .findFirst()
                            .orElseThrow());
        }
    }
}
