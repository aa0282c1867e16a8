package dev.tenantry.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.testing.GitHubAccount;
import dev.tenantry.testing.SandboxResource;
import dev.tenantry.testing.Visitor;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An account is linked by the person, and not by whoever sits before their browser. */
@QuarkusTest
@WithTestResource(SandboxResource.class)
class FreshSignInTest {

    private final URI console = GitHubAccount.console();

    @SuppressWarnings("NullAway.Init")
    @Inject
    AccountLinks links;

    @BeforeEach
    void nobodyIsLinked() {
        links.unlink("reviewer@acme.example");
    }

    /** A browser that was left open is whoever's sits down before it. */
    @Test
    void whomTheProviderDidNotAskJustNowSignsInAgainFirst() {
        Visitor remy = Visitor.stranger(console);
        signIn(remy, remy.get("/settings"), Duration.ofHours(1));
        Element form =
                remy.page("/settings/github?from=/proposals").expectFirst("form[action$=login]");
        HttpResponse<String> asked = remy.submit(form, Map.of());
        assertThat(asked.uri().getQuery()).contains("prompt=login", "max_age=900");
        HttpResponse<String> again = signIn(remy, asked, Duration.ZERO);
        assertThat(again.uri().getPath()).isEqualTo("/settings/github");
        assertThat(again.uri().getQuery()).isEqualTo("from=/proposals");
        Element now = remy.page("/settings/github").expectFirst("form[action$=login]");
        assertThat(remy.submit(now, Map.of()).uri().getPath()).isEqualTo("/login/oauth/authorize");
    }

    @Test
    void aProviderThatDoesNotAskAgainIsNotBelieved() {
        Visitor remy = Visitor.stranger(console);
        signIn(remy, remy.get("/settings"), Duration.ofHours(1));
        Element form = remy.page("/settings/github").expectFirst("form[action$=login]");
        HttpResponse<String> asked = remy.submit(form, Map.of());
        HttpResponse<String> again = signIn(remy, asked, Duration.ofHours(1));
        assertThat(again.statusCode()).isEqualTo(403);
        assertThat(Jsoup.parse(again.body()).text()).contains("without asking who you are");
    }

    /** The reviewer signs in where the provider asked them, as it says, so long ago. */
    private static HttpResponse<String> signIn(
            Visitor remy, HttpResponse<String> page, Duration ago) {
        String claims =
                Jsoup.parse(page.body())
                        .expectFirst("form:has(#reviewer) [name=claims]")
                        .val()
                        .replaceFirst(
                                "\\{",
                                "{\"auth_time\": %d, "
                                        .formatted(Instant.now().minus(ago).getEpochSecond()));
        return remy.signInAt(page, "reviewer", Map.of("claims", claims));
    }
}
