package dev.tenantry.costs;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.testing.Eventually;
import dev.tenantry.testing.SandboxResource;
import dev.tenantry.testing.Script;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Costs for scripts. */
@QuarkusTest
@WithTestResource(SandboxResource.class)
class CostsApiTest {

    @BeforeEach
    void theBillIsIndexed() {
        Eventually.holds(() -> !costs("/api/v1/costs").getList("items").isEmpty());
    }

    @Test
    void theItemsAddUpToTheTotal() {
        JsonPath costs = costs("/api/v1/costs?by=service&range=30d");

        List<String> billed = costs.getList("items.billed", String.class);
        BigDecimal sum =
                billed.stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(sum).isEqualByComparingTo(costs.getString("total")).isPositive();
        assertThat(costs.getString("currency")).isEqualTo("EUR");
        assertThat(costs.getBoolean("complete")).isTrue();
    }

    @Test
    void withoutATokenThereIsNothing() {
        assertThat(given().get("/api/v1/costs").statusCode()).isEqualTo(401);
    }

    @Test
    void aTenantThatIsNotThereIsNotFound() {
        assertThat(reviewer().get("/api/v1/costs?tenant=nobody").statusCode()).isEqualTo(404);
    }

    private static JsonPath costs(String path) {
        return reviewer().get(path).jsonPath();
    }

    private static RequestSpecification reviewer() {
        return Script.of("reviewer");
    }
}
