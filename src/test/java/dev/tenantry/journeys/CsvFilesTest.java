package dev.tenantry.journeys;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.testing.CsvText;
import dev.tenantry.testing.Eventually;
import dev.tenantry.testing.SandboxResource;
import dev.tenantry.testing.Script;
import dev.tenantry.testing.Visitor;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every list is a file too: the same rows in the same order, safe to open in a spreadsheet. */
@QuarkusTest
@WithTestResource(SandboxResource.class)
@SuppressWarnings("NullAway.Init")
class CsvFilesTest {

    private static final Pattern ROUTE = Pattern.compile("@Path\\(\"/?([^\"]+\\.csv)\"\\)");
    static final String TENANT = "birchway";

    @TestHTTPResource URI console;
    @Inject DataSource database;

    static Stream<ListOf> lists() {
        ListOf grants =
                new ListOf(
                        "access.csv",
                        "tenant,principal,role",
                        "#grants tbody tr",
                        row ->
                                row.select(".c-role .sub").text()
                                        + row.select(".c-exp time").attr("datetime")
                                        + row.select(".hide-s time").attr("datetime"),
                        line ->
                                line.get(2).substring(line.get(2).lastIndexOf('/') + 1)
                                        + line.get(6).replace("never", "")
                                        + line.get(8));
        ListOf runs =
                new ListOf(
                        "runs.csv",
                        "namespace,name,tenant",
                        "#runs tbody tr",
                        row -> row.select("th a").attr("href"),
                        line -> "/runs/" + line.get(0) + "/" + line.get(1));
        ListOf costs =
                new ListOf(
                        "costs.csv",
                        "from,to,group,name",
                        "#cost-groups tbody tr:not(:has(a[href*=.csv]))",
                        row ->
                                row.select("th").textNodes().stream()
                                                .map(TextNode::text)
                                                .collect(joining())
                                                .strip()
                                        + row.select("th > a").text(),
                        line -> line.get(3));
        ListOf drift =
                new ListOf(
                        "drift.csv",
                        "tenant,kind,object,field",
                        "#drift tbody tr",
                        row -> row.select("th b").text() + row.select("th .sub").text(),
                        line -> line.get(2) + line.get(3));
        return Stream.of(
                grants,
                ofTenant(grants),
                runs,
                ofTenant(runs),
                costs,
                ofTenant(costs),
                drift,
                ofTenant(drift),
                new ListOf(
                        "tenants.csv",
                        "tenant,name,owner",
                        "#tenants tbody tr",
                        Element::id,
                        line -> "t-" + line.getFirst()),
                new ListOf(
                        "proposals.csv",
                        "id,kind,title",
                        "#proposals tbody tr",
                        Element::id,
                        line -> "p-" + line.getFirst()),
                new ListOf(
                        "tenants/{tenant}/changes.csv",
                        "at,change,requested by",
                        "#merged tbody tr",
                        row -> row.select("th").text(),
                        line -> line.get(1)),
                new ListOf(
                        "status.csv",
                        "source,path,line,tenant,finding",
                        "#findings li",
                        row -> row.select(".t").text(),
                        line -> line.get(4).replaceFirst("^'", "")),
                new ListOf(
                        "status/files.csv",
                        "file,tenant,taken for",
                        "#files tbody tr",
                        row -> row.select("th code").text(),
                        List::getFirst));
    }

    private static ListOf ofTenant(ListOf all) {
        return new ListOf(
                "tenants/{tenant}/" + all.route(),
                all.header(),
                all.rows(),
                all.onPage(),
                all.inFile());
    }

    @BeforeEach
    void aSpreadsheetIsFound() {
        execute(
                "insert into read_model.finding values ('a', 'a spreadsheet', 'GIT', 'a', 1, null,"
                        + " '=HYPERLINK(\"http://evil.example\")', 'Look at it.')");
    }

    /** Somebody who looks at a list once it has a row. */
    private Visitor readerOf(ListOf list) {
        Visitor visitor = Visitor.signedIn(console, "reviewer");
        if (list.route().equals("proposals.csv")
                && visitor.page(list.page()).select(list.rows()).isEmpty()) {
            Script.submitted("data-engineer", TENANT);
        }
        Eventually.holds(() -> !visitor.page(list.page()).select(list.rows()).isEmpty());
        return visitor;
    }

    @AfterEach
    void theFindingGoes() {
        execute("delete from read_model.finding where author = 'a spreadsheet'");
    }

    private void execute(String sql) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("lists")
    void theFileHasTheRowsOfThePageInTheirOrder(ListOf list) {
        Visitor visitor = readerOf(list);
        HttpResponse<String> file = visitor.get(list.file());
        assertThat(file.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        assertThat(file.body()).startsWith(list.header());
        // Runs go on and others submit meanwhile: file and page are of one moment sooner or later.
        Eventually.holds(() -> isSame(visitor, list));
    }

    private static boolean isSame(Visitor visitor, ListOf list) {
        List<String> inFile =
                CsvText.rows(visitor.get(list.file()).body()).stream().map(list.inFile()).toList();
        Document page = visitor.page(list.page());
        List<String> onPage = page.select(list.rows()).stream().map(list.onPage()).toList();
        boolean all = page.select(".pager a[rel=next], a[href*=.csv]:contains(more)").isEmpty();
        return all
                ? inFile.equals(onPage)
                : inFile.size() > onPage.size() && inFile.subList(0, onPage.size()).equals(onPage);
    }

    @ParameterizedTest
    @MethodSource("lists")
    void noCellIsAFormula(ListOf list) {
        assertThat(CsvText.rows(readerOf(list).get(list.file()).body()))
                .isNotEmpty()
                .allSatisfy(
                        row ->
                                assertThat(row)
                                        .filteredOn(cell -> !cell.matches("-?[0-9.]+"))
                                        .noneMatch(cell -> cell.matches("(?s)[=+@\\t\\r-].*")));
    }

    @Test
    void noListIsForgottenHere() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            List<String> routes =
                    files.filter(file -> file.toString().endsWith(".java"))
                            .flatMap(CsvFilesTest::routes)
                            .toList();
            assertThat(lists().map(ListOf::route))
                    .hasSizeGreaterThan(10)
                    .containsExactlyInAnyOrderElementsOf(routes);
        }
    }

    private static Stream<String> routes(Path file) {
        try {
            return ROUTE.matcher(Files.readString(file)).results().map(r -> r.group(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
