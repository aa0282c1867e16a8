package dev.tenantry.sandbox;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.testing.SandboxResource;
import dev.tenantry.testing.verify.BesideTheApplication;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The whole box at once, as a process. */
@BesideTheApplication
class SandboxTest {

    private static Map<String, String> addresses;

    @BeforeAll
    static void ensureThatOneRuns() {
        addresses = new SandboxResource().start();
    }

    @Test
    void theDatabaseIsRealPostgreSql() throws SQLException {
        try (Connection connection =
                DriverManager.getConnection(
                        addresses.get("quarkus.datasource.jdbc.url"), "postgres", "postgres")) {
            assertThat(connection.getMetaData().getDatabaseProductName()).isEqualTo("PostgreSQL");
        }
    }

    @Test
    void aScriptGetsATokenWithOneRequest() {
        given().formParam("grant_type", "password")
                .formParam("username", "data-engineer")
                .formParam("password", "any")
                .formParam("client_id", addresses.get("quarkus.oidc.client-id"))
                .formParam("client_secret", addresses.get("quarkus.oidc.credentials.secret"))
                .formParam("scope", "openid")
                .post(addresses.get("quarkus.oidc.auth-server-url") + "/token")
                .then()
                .statusCode(200);
    }

    @Test
    void asksForTheSameSandboxTwiceAndGetsTheSameOne() {
        assertThat(new SandboxResource().start()).isEqualTo(addresses);
    }
}
