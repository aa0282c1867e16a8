package dev.tenantry.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.indexing.GoogleIndexing;
import dev.tenantry.indexing.IndexRuns;
import dev.tenantry.indexing.Source;
import dev.tenantry.testing.Eventually;
import dev.tenantry.testing.SandboxResource;
import dev.tenantry.testing.Script;
import dev.tenantry.testing.Visitor;
import dev.tenantry.web.Query;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jsoup.nodes.Document;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A project of Google Cloud that does not answer is said wherever a figure stands on it. */
@QuarkusTest
@WithTestResource(SandboxResource.class)
@SuppressWarnings("NullAway.Init")
class SilentProjectsTest {

    private static final String SILENT = "projects/jorvale-data-prod=PERMISSION_DENIED";
    private static final String SAID = "1 of 13 projects of Google Cloud did not answer.";

    @TestHTTPResource URI console;
    @Inject GoogleIndexing google;
    @Inject IndexRuns runs;
    @Inject DataSource database;

    @BeforeEach
    void everyProjectAnswers() {
        Eventually.holds(() -> runs.marker(Source.GIT).isPresent());
        faults("", 0);
        Eventually.holds(() -> number("select count(*) from read_model.google_project") == 13);
    }

    @AfterEach
    void itAnswersAgain() {
        faults("", 0);
    }

    /** Has the sandbox fail like this, and looks until that is in the rows. */
    private void faults(String lines, int partial) {
        try {
            Path file = SandboxResource.faults("google");
            Files.createDirectories(file.getParent());
            Files.writeString(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Eventually.holds(
                () ->
                        looked()
                                && number(
                                                """
                                                select count(*) from read_model.google_project
                                                where trouble is not null or not accounts_listed
                                                """)
                                        == partial);
    }

    private boolean looked() {
        try {
            google.look();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private long number(String sql) {
        return Query.of(sql).number(database);
    }

    /**
     * Makes a silent one forgotten, then has the rows written again, which something else must
     * cause.
     */
    private void neverRead(String project) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "delete from read_model.google_project where project = '" + project + "'");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        faults(SILENT + "\nprojects/lindmark-data-dev/serviceAccounts=PERMISSION_DENIED", 2);
        faults(SILENT, 1);
    }

    private Document page(String path) {
        return Visitor.signedIn(console, "reviewer").page(path);
    }

    private static Elements google(Document status) {
        return status.select(".sources > li:contains(Google Cloud)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/drift", "/"})
    void pagesOverAllTenantsSayHowManyDidNotAnswer(String path) {
        assertThat(page(path).select(".silent")).isEmpty();
        faults(SILENT, 1);
        assertThat(page(path).select(".note .silent").text())
                .startsWith(SAID + " What is shown of it is from ");
        assertThat(page(path).select(".note .silent time")).hasSize(1);
    }

    @Test
    void theStatusOfTheSourceIsPartial() {
        assertThat(google(page("/status")).select(".st").text()).startsWith("In sync");
        faults(SILENT, 1);
        Elements source = google(page("/status"));
        assertThat(source.select(".t .st").text()).isEqualTo("Partial");
        assertThat(source.select(".silent").text()).startsWith(SAID);
    }

    @Test
    void onlyTheTabOfItsTenantSaysIt() {
        faults(SILENT, 1);
        Document tab = page("/tenants/jorvale/drift");
        assertThat(tab.select(".silent").text()).startsWith("1 of 1 project of Google Cloud");
        assertThat(tab.select("#drift .asof .st").text()).isEqualTo("Stale");
        assertThat(tab.select("#drift .asof time").attr("datetime"))
                .isEqualTo(tab.select(".silent time").attr("datetime"));
        assertThat(tab.select("#drift .empty b").text()).doesNotContain("Everything");
        assertThat(page("/tenants/fennwick/drift").select(".silent")).isEmpty();
    }

    @Test
    void aProjectThatNeverAnsweredHasNoFigureForDrift() {
        faults(SILENT, 1);
        neverRead("jorvale-data-prod");
        assertThat(page("/drift").select(".silent").text())
                .isEqualTo(SAID + " 1 was never read, so nothing is compared there.");
        Elements row = page("/tenants").select("#t-jorvale");
        assertThat(row.select("td:last-child").text())
                .isEqualTo("–Not known: its project never answered");
        assertThat(row.select(".c-st").text()).isNotEqualTo("In sync");
        assertThat(page("/tenants?state=in-sync").select("#t-jorvale")).isEmpty();
        assertThat(page("/tenants/jorvale").select(".kpi:contains(Drift) .v").text())
                .isEqualTo("–");
        assertThat(page("/tenants/jorvale/drift").select("#drift .empty b").text())
                .isEqualTo("Nothing to compare yet");
        assertThat(api("/tenants/jorvale").getString("drifts")).isNull();
        assertThat(api("/tenants/fennwick").getLong("drifts")).isZero();
    }

    @Test
    void accountsThatAreNotListedArePartialToo() {
        faults("projects/jorvale-data-prod/serviceAccounts=PERMISSION_DENIED", 1);
        Elements source = google(page("/status"));
        assertThat(source.select(".t .st").text()).isEqualTo("Partial");
        assertThat(source.select(".silent").text())
                .startsWith("1 of 13 projects of Google Cloud did not list its service accounts.");
    }

    @Test
    void whoMayNotKnowATenantIsNotToldOfItsProject() {
        String project =
                Query.of("select project_id from read_model.tenant_project where tenant = 'ilexa'")
                        .first(database, row -> row.getString(1))
                        .orElseThrow();
        faults("projects/" + project + "=PERMISSION_DENIED", 1);
        assertThat(page("/drift").select(".silent").text()).startsWith(SAID);
        Visitor dana = Visitor.signedIn(console, "data-engineer");
        assertThat(dana.page("/drift").select(".silent")).isEmpty();
        assertThat(google(dana.page("/status")).select(".silent")).isEmpty();
        assertThat(
                        Script.of("data-engineer")
                                .get("/api/v1/drift")
                                .jsonPath()
                                .getLong("projects.total"))
                .isEqualTo(12);
    }

    @Test
    void scriptsAreToldToo() {
        faults(SILENT, 1);
        assertThat(api("/drift").getLong("projects.silent")).isEqualTo(1);
        assertThat(api("/drift").getLong("projects.total")).isEqualTo(13);
        assertThat(api("/status").getLong("items.find{it.source=='GOOGLE_CLOUD'}.projects.silent"))
                .isEqualTo(1);
        assertThat(api("/status").getString("items.find{it.source=='GIT'}.projects")).isNull();
    }

    private static JsonPath api(String path) {
        return Script.of("reviewer").get("/api/v1" + path).jsonPath();
    }
}
