package dev.tenantry.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.testing.Eventually;
import dev.tenantry.testing.SandboxResource;
import dev.tenantry.testing.Script;
import dev.tenantry.testing.Visitor;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists in each order that they offer: by script, in the browser, as a file. */
@QuarkusTest
@WithTestResource(SandboxResource.class)
class SortedListsTest {

    @SuppressWarnings("NullAway.Init")
    @TestHTTPResource
    URI console;

    /** What is there stays there for the other tests. */
    private static boolean ready;

    @BeforeEach
    void somethingIsInEveryList() {
        if (!ready) {
            theWorldIsIndexed();
            somebodyHasAsked();
            ready = true;
        }
    }

    private void theWorldIsIndexed() {
        Visitor visitor = Visitor.signedIn(console, "infra-engineer");
        Eventually.holds(() -> visitor.page("/tenants").select("#tenants tbody tr").size() == 12);
        Eventually.holds(() -> !visitor.page("/runs").select("#runs tbody tr").isEmpty());
        Eventually.holds(() -> !visitor.page("/costs").select("#cost-groups tbody a").isEmpty());
    }

    /** The same key is the same proposal, however often it is asked for. */
    private static void somebodyHasAsked() {
        for (int i = 0; i < 3; i++) {
            String path = "tenants/fennwick/infra/notes/sorted-" + i + ".yaml";
            Script.of("data-engineer")
                    .header("Idempotency-Key", path)
                    .body(
                            Map.of(
                                    "intent",
                                    Map.of(
                                            "kind",
                                            "add-file",
                                            "of",
                                            "fennwick",
                                            "path",
                                            path,
                                            "text",
                                            "a: 1")))
                    .post("/api/v1/proposals")
                    .then()
                    .statusCode(201);
        }
    }

    /** The column in all rows, page by page. */
    private static List<String> all(String list, String column, int limit) {
        List<String> rows = new ArrayList<>();
        String cursor = "";
        do {
            JsonPath page = page(list + "&limit=" + limit + cursor);
            rows.addAll(page.getList("items." + column, String.class));
            String next = next(page);
            cursor = next == null ? "" : "&cursor=" + next;
        } while (!cursor.isEmpty());
        return rows;
    }

    private static @Nullable String next(JsonPath page) {
        return page.getString("next");
    }

    private static JsonPath page(String list) {
        return Script.of("infra-engineer")
                .get("/api/v1/" + list)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    @ParameterizedTest
    @CsvSource({
        "tenants?q=, id, 5, name owner environment cost budget failures drift",
        "grants?state=all, path, 40, ends person asked",
        "runs?template=train-risk-model, uid, 7, started",
        "proposals?show=all, id, 2, asked",
        "costs?by=service, key, 2, cost name change",
    })
    void everyOrderShowsEveryRowOnceAndTurnsRound(
            String list, String column, int limit, String orders) {
        List<String> usual = all(list, column, 200);
        assertThat(usual).hasSizeGreaterThan(limit);
        for (String order : orders.split(" ", -1)) {
            List<String> up = all(list + "&sort=" + order, column, limit);
            List<String> down = all(list + "&sort=-" + order, column, limit);
            assertThat(up).as(order).containsExactlyInAnyOrderElementsOf(usual);
            assertThat(down).as("-" + order).containsExactlyInAnyOrderElementsOf(usual);
            assertThat(down).as("-" + order).isNotEqualTo(up);
        }
        assertThat(all(list + "&sort=no-such-order", column, limit)).isEqualTo(usual);
    }

    @Test
    void rowsStandInTheOrderThatWasAskedFor() {
        assertThat(lower(all("tenants?sort=name", "displayName", 5)))
                .isSortedAccordingTo(Comparator.naturalOrder());
        assertThat(all("tenants?sort=-owner", "owner", 5))
                .isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(
                        all("grants?state=all&sort=person", "principal", 40).stream()
                                .map(who -> who.substring(who.indexOf(':') + 1))
                                .toList())
                .isSortedAccordingTo(Comparator.naturalOrder());
        assertThat(all("grants?sort=-asked", "requestedAt", 40))
                .isSortedAccordingTo(Comparator.nullsLast(Comparator.reverseOrder()));
        assertThat(all("runs?template=train-risk-model&sort=started", "createdAt", 7))
                .isSortedAccordingTo(Comparator.naturalOrder());
    }

    private static List<String> lower(List<String> texts) {
        return texts.stream().map(text -> text.toLowerCase(Locale.ROOT)).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "tenants, -name, owner",
        "grants, person, -person",
        "runs, -started, started",
        "proposals, -asked, asked",
        "costs, cost, change",
    })
    void aCursorOfAnotherOrderIsRefused(String list, String order, String other) {
        String cursor = next(page(list + "?limit=1&sort=" + order));

        Script.of("infra-engineer")
                .get("/api/v1/" + list + "?limit=1&sort=" + other + "&cursor=" + cursor)
                .then()
                .statusCode(400);
    }

    @ParameterizedTest
    @CsvSource({
        "/tenants?env=prod, Owner, ascending",
        "/access?state=all, Asked, descending",
        "/runs?range=30d, Started, ascending",
        "/costs?by=service, Change, descending",
        "/proposals?show=all, Asked, ascending",
    })
    void theHeadOfAColumnSortsAndKeepsTheFilters(String path, String title, String direction) {
        Visitor visitor = Visitor.signedIn(console, "infra-engineer");
        Element head = head(visitor.page(path), title);
        Document sorted = visitor.page(head.attr("href"));

        assertThat(sorted.location()).contains(path.substring(path.indexOf('?') + 1), "sort=");
        assertThat(sorted.select("th[aria-sort]").eachText()).containsExactly(title);
        assertThat(sorted.select("th[aria-sort]").attr("aria-sort")).isEqualTo(direction);
        Document turned = visitor.page(head(sorted, title).attr("href"));
        assertThat(turned.select("th[aria-sort]").attr("aria-sort")).isNotEqualTo(direction);
    }

    private static Element head(Document page, String title) {
        return page.expectFirst("thead th:matchesWholeText(^" + title + "$) a.sort");
    }

    @Test
    void theFileFollowsThePage() {
        Visitor visitor = Visitor.signedIn(console, "infra-engineer");
        Document page = visitor.page("/tenants?sort=-name");
        List<String> file =
                visitor.get(page.select("a[href^=/tenants.csv]").attr("href"))
                        .body()
                        .lines()
                        .skip(1)
                        .map(line -> "t-" + line.substring(0, line.indexOf(',')))
                        .toList();

        assertThat(file).isEqualTo(page.select("#tenants tbody tr").eachAttr("id"));
    }

    @Test
    void aFilterKeepsTheOrder() {
        Visitor visitor = Visitor.signedIn(console, "infra-engineer");

        for (String list :
                List.of("/tenants?sort=-name", "/access?sort=person", "/runs?sort=started")) {
            assertThat(visitor.page(list).select("form.filter input[name=sort]").val())
                    .as(list)
                    .isEqualTo(list.substring(list.indexOf('=') + 1));
        }
    }
}
