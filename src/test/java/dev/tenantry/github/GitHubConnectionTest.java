package dev.tenantry.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.identity.ConsoleRole;
import dev.tenantry.identity.LinkedAccounts;
import dev.tenantry.proposals.ForgeTrouble;
import dev.tenantry.testing.SandboxResource;
import dev.tenantry.testing.Visitor;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The running application and its GitHub: people link their accounts. */
@QuarkusTest
@WithTestResource(SandboxResource.class)
class GitHubConnectionTest {

    private static final String REMY = "reviewer@acme.example";

    @SuppressWarnings("NullAway.Init")
    @ConfigProperty(name = "tenantry.public-url")
    URI console;

    @SuppressWarnings("NullAway.Init")
    @Inject
    GitHubSettings settings;

    @SuppressWarnings("NullAway.Init")
    @Inject
    AccountLinks links;

    @SuppressWarnings("NullAway.Init")
    @Inject
    LinkedAccounts accounts;

    @SuppressWarnings("NullAway.Init")
    @Inject
    PeopleRows people;

    @SuppressWarnings("NullAway.Init")
    @Inject
    DataSource database;

    @BeforeEach
    void nobodyIsLinked() {
        links.unlink(REMY);
    }

    @Test
    void aPersonLinksAndUnlinksTheOwnAccount() throws ForgeTrouble, SQLException {
        Visitor remy = Visitor.signedIn(console, "reviewer");
        Document linked = link(remy);
        assertThat(linked.select("#github strong").text()).isEqualTo("reviewer");
        assertThat(accounts.githubLogin(REMY)).contains("reviewer");
        String token = links.tokenOf(REMY).orElseThrow();
        assertThat(kept(REMY)).hasSize(2).noneMatch(column -> column.contains(token));
        WhoIsWho known = people.get();
        Account account = known.accounts(Set.of(REMY)).iterator().next();
        assertThat(account.id()).isPositive();
        assertThat(known.holder(account)).contains(REMY);
        assertThat(known.has(ConsoleRole.REVIEWER, REMY, Instant.now(), Duration.ofDays(1)))
                .isTrue();
        remy.submit(linked.expectFirst("form[action$=unlink]"), Map.of());
        assertThat(accounts.githubLogin(REMY)).isEmpty();
        assertThat(people.get().holder(account)).isEmpty();
        assertThat(people.get().holders(account)).as("for good").containsExactly(REMY);
    }

    @Test
    void aTokenThatExpiresIsRenewed() throws ForgeTrouble, SQLException {
        link(Visitor.signedIn(console, "reviewer"));
        String first = links.tokenOf(REMY).orElseThrow();
        assertThat(links.tokenOf(REMY)).contains(first);
        execute("update tenantry.github_link set access_expires_at = now()");
        String second = links.tokenOf(REMY).orElseThrow();
        assertThat(second).isNotEqualTo(first);
        assertThat(links.login().account(second).login()).isEqualTo("reviewer");
    }

    @Test
    void aLoginThatWasRevokedOnGitHubIsNotUsedAnyMore() throws Exception {
        Visitor remy = Visitor.signedIn(console, "reviewer");
        link(remy);
        send(
                HttpRequest.newBuilder(URI.create(settings.webUrl() + "/_sandbox/grants/reviewer"))
                        .DELETE());
        execute("update tenantry.github_link set access_expires_at = now()");
        assertThat(links.tokenOf(REMY)).isEmpty();
        assertThat(accounts.githubLogin(REMY)).isEmpty();
        assertThat(remy.page("/settings/github").text()).contains("no longer accepts this login");
    }

    @Test
    void whoHasTheAddressOfAnotherLinksTheOwnAccount() throws SQLException {
        Visitor remy = Visitor.signedIn(console, "reviewer");
        link(remy);
        Account account = people.get().accounts(Set.of(REMY)).iterator().next();
        execute(
                "insert into tenantry.sign_in (issuer, subject, email, roles, at)"
                        + " values ('provider', 'another', '"
                        + REMY
                        + "', '', now())");
        try {
            assertThat(people.get().holder(account)).isEmpty();
            Document settings = remy.page("/settings/github");
            assertThat(settings.text()).contains("Your address had another owner");
            assertThat(settings.select("form[action$=login]")).hasSize(1);
            link(remy);
            assertThat(accounts.githubLogin(REMY)).contains("reviewer");
        } finally {
            execute("delete from tenantry.sign_in where subject = 'another'");
        }
    }

    @Test
    void theAccountIsNamedBeforeItIsLinked() {
        Visitor remy = Visitor.signedIn(console, "reviewer");
        Document back = returned(remy, "reviewer");
        assertThat(back.select("#login").text()).isEqualTo("reviewer");
        assertThat(accounts.githubLogin(REMY)).isEmpty();
    }

    @Test
    void aLoginIsFinishedOnce() {
        Visitor remy = Visitor.signedIn(console, "reviewer");
        Element form = returned(remy, "reviewer").expectFirst("form[action$=link]");
        assertThat(remy.submit(form, Map.of()).statusCode()).isEqualTo(200);
        links.unlink(REMY);
        assertThat(remy.submit(form, Map.of()).statusCode()).isEqualTo(422);
        assertThat(accounts.githubLogin(REMY)).isEmpty();
    }

    @Test
    void whoLinksReturnsToWhereTheyCameFromAndNowhereElse() {
        Visitor remy = Visitor.signedIn(console, "reviewer");
        assertThat(linkedFrom(remy, "/proposals").getPath()).isEqualTo("/proposals");
        links.unlink(REMY);
        URI elsewhere = linkedFrom(remy, "//evil.example/proposals");
        assertThat(elsewhere.getHost()).isEqualTo(console.getHost());
        assertThat(elsewhere.getPath()).isEqualTo("/settings/github");
    }

    private static URI linkedFrom(Visitor person, String from) {
        Document back = returned(person, "/settings/github?from=" + from, "reviewer");
        return person.submit(back.expectFirst("form[action$=link]"), Map.of()).uri();
    }

    @Test
    void aLoginIsNotFinishedInAnotherSession() {
        Visitor remy = Visitor.signedIn(console, "reviewer");
        Document back = returned(remy, "reviewer");
        String state = back.expectFirst("form[action$=link]").select("[name=state]").val();
        Visitor dana = Visitor.signedIn(console, "data-engineer");
        HttpResponse<String> answer =
                dana.get("/settings/github/return?code=stolen&state=" + state);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(accounts.githubLogin("data-engineer@acme.example")).isEmpty();
    }

    private Document link(Visitor person) {
        Document back = returned(person, "reviewer");
        HttpResponse<String> done = person.submit(back.expectFirst("form[action$=link]"), Map.of());
        assertThat(done.statusCode()).isEqualTo(200);
        return Jsoup.parse(done.body(), done.uri().toString());
    }

    /** From our page to GitHub's login and back to ours. */
    private static Document returned(Visitor person, String login) {
        return returned(person, "/settings/github", login);
    }

    private static Document returned(Visitor person, String page, String login) {
        Document account = person.page(page);
        HttpResponse<String> atGitHub =
                person.submit(account.expectFirst("form[action$=login]"), Map.of());
        Document choice = Jsoup.parse(atGitHub.body(), atGitHub.uri().toString());
        HttpResponse<String> back =
                person.submit(choice.expectFirst("form"), Map.of("login", login));
        assertThat(back.statusCode()).isEqualTo(200);
        return Jsoup.parse(back.body(), back.uri().toString());
    }

    /** What the table holds of a person's tokens, as text if it were text. */
    private List<String> kept(String email) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                "select access_token, refresh_token from tenantry.github_link"
                                        + " where email = ?")) {
            select.setString(1, email);
            try (ResultSet row = select.executeQuery()) {
                assertThat(row.next()).isTrue();
                for (int column = 1; column <= 2; column++) {
                    columns.add(new String(row.getBytes(column), StandardCharsets.ISO_8859_1));
                }
            }
        }
        return columns;
    }

    private static int send(HttpRequest.Builder request) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request.build(), BodyHandlers.discarding()).statusCode();
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
