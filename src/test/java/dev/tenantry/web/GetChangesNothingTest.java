package dev.tenantry.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.testing.Eventually;
import dev.tenantry.testing.SandboxResource;
import dev.tenantry.testing.Script;
import dev.tenantry.testing.Visitor;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.net.URI;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Visits every address that there is as everybody, and compares what only we remember. */
@QuarkusTest
@WithTestResource(SandboxResource.class)
@SuppressWarnings("NullAway.Init")
class GetChangesNothingTest {

    /** Some may know it and some may not. */
    private static final String TENANT = "ilexa";

    /** Events that never end. */
    private static final String STREAM = "/live";

    /** What indexing writes goes on meanwhile; ReadModelWritersTest says who may. */
    private static final String TABLES =
            """
            select tablename from pg_tables where schemaname = 'tenantry'
              and tablename !~ '^(audit|index_run|drift|run(_.*)?)$'
            """;

    private static final int ROUNDS = 3;

    @TestHTTPResource URI console;
    @Inject DataSource database;

    @BeforeEach
    void nothingIsLeftToBeDone() {
        Script.submitted("infra-engineer", TENANT);
        Eventually.holds(() -> !firstOf("grants", "name").isEmpty());
        Eventually.holds(() -> !firstOf("runs", "name").isEmpty());
        Eventually.holds(() -> ask("select count(*) from tenantry.proposal_outbox").equals("0"));
    }

    @Test
    void noGetChangesWhatOnlyWeRemember() {
        List<String> addresses = addresses();
        assertThat(addresses).hasSizeGreaterThan(40).noneMatch(path -> path.contains("{"));
        Map<String, String> before = Map.of();
        Map<String, String> after = contents();
        assertThat(after.keySet()).contains("proposal", "proposal_outbox", "github_link");
        // A pull request may move meanwhile; what a GET does, it does every time.
        for (int round = 0; round < ROUNDS && !after.equals(before); round++) {
            before = after;
            for (String person : List.of("infra-engineer", "data-engineer", "reviewer")) {
                visit(person, addresses);
            }
            after = contents();
        }
        assertThat(after).isEqualTo(before);
    }

    private void visit(String person, List<String> addresses) {
        Visitor visitor = Visitor.signedIn(console, person);
        for (String address : addresses) {
            int status =
                    address.startsWith("/api/")
                            ? Script.of(person).get(address).statusCode()
                            : visitor.get(address).statusCode();
            assertThat(status).as("%s as %s", address, person).isLessThan(500);
        }
    }

    /** Every address of the application that can be read, with names of things that are there. */
    private static List<String> addresses() {
        Map<String, String> names =
                Map.of(
                        "{tenant}",
                        TENANT,
                        "{namespace}",
                        firstOf("runs", "namespace"),
                        "{id}",
                        Script.of("reviewer").get("/api/v1/proposals").path("items[0].id"),
                        "{name:.+}",
                        "nothing");
        List<String> addresses = new ArrayList<>();
        for (Class<?> resource : resources()) {
            for (Method method : resource.getDeclaredMethods()) {
                if (method.isAnnotationPresent(GET.class)) {
                    String path = path(resource, method);
                    String name = firstOf(path.contains("runs") ? "runs" : "grants", "name");
                    for (Map.Entry<String, String> known : names.entrySet()) {
                        path = path.replace(known.getKey(), known.getValue());
                    }
                    addresses.add(path.replace("{name}", name));
                }
            }
        }
        addresses.remove(STREAM);
        return addresses;
    }

    /** Whatever answers requests here. */
    private static List<Class<?>> resources() {
        List<Class<?>> resources = new ArrayList<>();
        for (Bean<?> bean :
                CDI.current().getBeanManager().getBeans(Object.class, Any.Literal.INSTANCE)) {
            if (bean.getBeanClass().isAnnotationPresent(Path.class)
                    && isOfTheConsole(bean.getBeanClass())) {
                resources.add(bean.getBeanClass());
            }
        }
        return resources;
    }

    /** Tests have resources of their own, broken ones among them. */
    private static boolean isOfTheConsole(Class<?> type) {
        String file = type.getName().replace('.', '/') + ".class";
        return Files.exists(java.nio.file.Path.of("target", "classes", file));
    }

    private static String path(Class<?> resource, Method method) {
        Path below = method.getAnnotation(Path.class);
        String whole =
                "/"
                        + resource.getAnnotation(Path.class).value()
                        + (below == null ? "" : "/" + below.value());
        return whole.replaceAll("/+", "/");
    }

    private static String firstOf(String list, String field) {
        String name =
                Script.of("infra-engineer")
                        .get("/api/v1/" + list + "?tenant=" + TENANT)
                        .path("items.find { it." + field + " != null }." + field);
        return name == null ? "" : name;
    }

    /** One number for all rows of each table, whenever GitHub was looked at. */
    private Map<String, String> contents() {
        Map<String, String> contents = new TreeMap<>();
        for (String table : ask(TABLES).split(" ", -1)) {
            contents.put(
                    table,
                    ask(
                            """
                            select md5(coalesce(string_agg(said, ' ' order by said), '')) from
                              (select (to_jsonb(t) - 'seen_at' - 'version')::text said
                               from tenantry.%s t) rows
                            """
                                    .formatted(table)));
        }
        return contents;
    }

    /** The answer's first column in one line. */
    private String ask(String sql) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (row.next()) {
                values.add(row.getString(1));
            }
            return String.join(" ", values);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
