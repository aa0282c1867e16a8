package dev.tenantry.sandbox.github;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantry.sandbox.SandboxSettings;
import dev.tenantry.sandbox.signin.OpenIdProvider;
import dev.tenantry.sandbox.world.Grant;
import dev.tenantry.sandbox.world.People;
import dev.tenantry.sandbox.world.Person;
import dev.tenantry.sandbox.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sign-in, GitHub, Git and the estate's files call a person the same. */
class OneNameEachTest {

    private static final World WORLD = World.at(Instant.parse("2026-11-23T09:30:00Z"));
    private static final Path REALM = Path.of("docker/keycloak/tenantry-realm.json");

    /** Whom the small estate lets look without being of the company. */
    private static final Known GUEST = new Known("guest", "Gwen Guest", "guest@acme.example");

    @TempDir Path folder;

    /** How somebody is named somewhere. */
    private record Known(String login, String name, String email) {}

    @Test
    void nobodySharesALoginANameOrAnAddress() {
        assertThat(People.ofAcme().stream().map(Person::login)).doesNotHaveDuplicates();
        assertThat(People.ofAcme().stream().map(Person::name)).doesNotHaveDuplicates();
        assertThat(People.ofAcme().stream().map(Person::email)).doesNotHaveDuplicates();
        assertThat(WORLD.people()).isEqualTo(People.ofAcme());
    }

    @Test
    void whoSignsInHasTheNameOfTheCompany() {
        SandboxSettings settings =
                new SandboxSettings(folder, false, "http://127.0.0.1:9", Duration.ZERO, 12, 0);
        try (OpenIdProvider provider = OpenIdProvider.start(settings)) {
            for (String login : List.of("infra-engineer", "data-engineer", "reviewer")) {
                JsonNode claims = claims(login, provider.addresses());
                Person person = People.withLogin(login);
                assertThat(claims.path("preferred_username").asText()).isEqualTo(person.login());
                assertThat(claims.path("name").asText()).isEqualTo(person.name());
                assertThat(claims.path("email").asText()).isEqualTo(person.email());
                assertThat(claims.path("groups"))
                        .extracting(JsonNode::asText)
                        .containsExactlyInAnyOrderElementsOf(person.groups());
            }
        }
    }

    @Test
    void theRealmOfTheContainersHasThemToo() throws IOException {
        assertThat(Json.read(Files.readAllBytes(REALM)).path("users"))
                .hasSize(3)
                .extracting(
                        user ->
                                new Known(
                                        user.path("username").asText(),
                                        user.path("firstName").asText()
                                                + " "
                                                + user.path("lastName").asText(),
                                        user.path("email").asText()))
                .isSubsetOf(company());
    }

    @Test
    void gitHubHasAnAccountOfThatNameForEverybody() throws Exception {
        assertThat(accounts(new AcmeBeginning(WORLD)))
                .containsExactlyInAnyOrderElementsOf(company());
        assertThat(accounts(new SmallEstate())).contains(GUEST);
        assertThat(accounts(new SmallEstate()))
                .filteredOn(known -> !known.equals(GUEST))
                .hasSize(3)
                .isSubsetOf(company());
    }

    @Test
    void everyCommitIsOfSomebodyByThatName() throws Exception {
        Set<String> company =
                company().stream().map(k -> k.name() + k.email()).collect(Collectors.toSet());
        for (Beginning beginning : List.of(new AcmeBeginning(WORLD), new SmallEstate())) {
            assertThat(authors(beginning)).isNotEmpty().isSubsetOf(company);
        }
    }

    @Test
    void grantsNameThePeopleWhoAskedApprovedAndHoldThem() {
        List<Grant> grants = WORLD.grants().toList();
        assertThat(grants).extracting(Grant::requestedBy).isSubsetOf(People.ofAcme());
        assertThat(grants).extracting(Grant::approvedBy).isSubsetOf(People.ofAcme());
        assertThat(grants)
                .extracting(Grant::principal)
                .filteredOn(principal -> principal.startsWith("user:"))
                .isNotEmpty()
                .isSubsetOf(People.ofAcme().stream().map(Person::member).toList());
    }

    private static List<Known> company() {
        return People.ofAcme().stream()
                .map(person -> new Known(person.login(), person.name(), person.email()))
                .toList();
    }

    private static JsonNode claims(String login, Map<String, String> provider) {
        String token =
                given().formParam("grant_type", "password")
                        .formParam("username", login)
                        .formParam("password", "any")
                        .formParam("client_id", provider.get("quarkus.oidc.client-id"))
                        .formParam("client_secret", provider.get("quarkus.oidc.credentials.secret"))
                        .formParam("scope", "openid")
                        .post(provider.get("quarkus.oidc.auth-server-url") + "/token")
                        .jsonPath()
                        .getString("access_token");
        return Json.read(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
    }

    private Collection<Known> accounts(Beginning beginning) throws Exception {
        Ledger ledger = new Ledger();
        try (GitStore git = new GitStore(Files.createTempDirectory(folder, "estate"))) {
            beginning.fill(git.repository(), ledger);
        }
        return ledger.accounts.values().stream()
                .map(account -> new Known(account.login(), account.name(), account.email()))
                .toList();
    }

    /** Name and address of all who wrote or committed something. */
    private Set<String> authors(Beginning beginning) throws IOException, GitAPIException {
        try (GitStore store = new GitStore(Files.createTempDirectory(folder, "estate"));
                Git git = new Git(store.repository())) {
            beginning.fill(store.repository(), new Ledger());
            Set<String> authors = new HashSet<>();
            for (RevCommit commit : git.log().all().call()) {
                for (PersonIdent who :
                        List.of(commit.getAuthorIdent(), commit.getCommitterIdent())) {
                    authors.add(who.getName() + who.getEmailAddress());
                }
            }
            return authors;
        }
    }
}
